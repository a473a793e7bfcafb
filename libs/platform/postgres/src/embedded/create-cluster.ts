import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type PostgresLog } from '../postgres-log.js';
import { type Binaries, binariesFor, binary } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { accountForNewData, canReach, type ServerAccount } from './server-account.js';
import { serverEnvironment } from './server-environment.js';
import { sharedFolder } from './shared-folder.js';

const run = promisify(execFile);

/** Name of the superuser that Caseline works as in its own server. */
export const SUPERUSER = 'caseline';

/**
 * Makes a cluster aside and gives it its name when it is whole: nobody ever sees half of one, and of two
 * starters one wins.
 */
export async function createCluster(location: string, log: PostgresLog): Promise<void> {
  const parent = path.dirname(location);
  await mkdir(parent, { recursive: true });
  const account = await accountForNewData(log);
  const binaries = await binariesFor(account, log);
  if (await canReach(account, parent)) {
    const staging = await mkdtemp(`${location}.new-`);
    await initialise(staging, binaries, account);
    await publish(staging, location, () => rename(staging, location));
    return;
  }
  // The link, not the path, ties the home to its data: a home may be moved.
  const folder = await mkdtemp(path.join(await sharedFolder(), 'data-'));
  await initialise(folder, binaries, account);
  await publish(folder, location, () => symlink(folder, location));
  log.info('The data are kept where the user of PostgreSQL can reach them', { folder });
}

async function publish(made: string, location: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    const taken = await lstat(location).catch(() => undefined);
    if (taken === undefined) throw error;
  }
}

async function initialise(
  folder: string,
  binaries: Binaries,
  account: ServerAccount | undefined,
): Promise<void> {
  const dataDirectory = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  await mkdir(dataDirectory, { mode: 0o700 });
  if (account !== undefined) {
    const { uid, gid } = account;
    await Promise.all([folder, dataDirectory, passwordFile].map((file) => chown(file, uid, gid)));
  }
  const options = [
    `--pgdata=${dataDirectory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Never what the terminal's language implies: that can be ASCII, where Chinese has no letters.
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    // What pg_trgm asks whether a character is a letter.
    `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`,
    '--no-instructions',
  ];
  try {
    await run(binary(binaries, 'initdb'), options, {
      ...account,
      cwd: '/',
      env: serverEnvironment(),
    });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const { stderr = '' } = error as { stderr?: string };
    throw new EmbeddedPostgresError(
      `PostgreSQL could not create its data below ${path.dirname(folder)}: ${stderr.trim()}`,
      error,
    );
  }
}
