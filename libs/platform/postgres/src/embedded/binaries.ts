import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string;
  /** Version of the npm package that they come from. */
  readonly version: string;
}

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;

export function binary(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return path.join(binaries.folder, 'bin', file);
}

/** The server's programs as npm installed them for this platform. */
export async function installedBinaries(): Promise<Binaries> {
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

/** A copy below `parent`, made once for each version; starters that come at once do not disturb each other. */
export async function copyBinaries(binaries: Binaries, parent: string): Promise<Binaries> {
  const folder = path.join(parent, `postgresql-${binaries.version}-${process.arch}`);
  if (!(await exists(folder))) {
    await mkdir(parent, { recursive: true, mode: 0o755 });
    const staging = await mkdtemp(`${folder}.`);
    await cp(binaries.folder, path.join(staging, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    // Only a whole copy gets the name. If another starter was faster, its copy is as good.
    await rename(path.join(staging, 'native'), folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
    await rm(staging, { recursive: true, force: true });
  }
  return { folder, version: binaries.version };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
