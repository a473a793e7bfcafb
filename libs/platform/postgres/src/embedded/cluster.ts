import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type PostgresLog } from '../postgres-log.js';
import { type Binaries, binary, copyBinaries, installedBinaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, serverAccount, type ServerAccount } from './server-account.js';

const run = promisify(execFile);

/** Where root keeps what the server's account could not reach below root's own folders. */
const SHARED_FOLDER = '/var/lib/caseline';

/** Name of the superuser that Caseline works as in its own server. */
export const SUPERUSER = 'caseline';

/** A database cluster on disk and all that is needed to serve it. */
export interface Cluster {
  /** Where it really is, symbolic links resolved. */
  readonly folder: string;
  readonly dataDirectory: string;
  readonly password: string;
  readonly account: ServerAccount | undefined;
  readonly binaries: Binaries;
}

/** Opens the cluster at `location`, creating it the first time. */
export async function openCluster(location: string, log: PostgresLog): Promise<Cluster> {
  if ((await existing(location)) === undefined) await createCluster(location, log);
  const folder = await existing(location);
  if (folder === undefined) throw new EmbeddedPostgresError(`${location} could not be created.`);
  const dataDirectory = path.join(folder, 'data');
  const account = await serverAccount(dataDirectory, log);
  const password = await readFile(path.join(folder, 'password'), 'utf8');
  return { folder, dataDirectory, password, account, binaries: await binariesFor(account, log) };
}

async function existing(location: string): Promise<string | undefined> {
  return realpath(location).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}

async function binariesFor(
  account: ServerAccount | undefined,
  log: PostgresLog,
): Promise<Binaries> {
  const installed = await installedBinaries();
  if (account === undefined || (await canReach(account, binary(installed, 'postgres')))) {
    return installed;
  }
  const copied = await copyBinaries(installed, SHARED_FOLDER);
  log.info('PostgreSQL runs from a copy that its user can reach', { folder: copied.folder });
  return copied;
}

/** Makes it aside and gives it its name when it is whole, so that nobody ever sees half a cluster. */
async function createCluster(location: string, log: PostgresLog): Promise<void> {
  const parent = path.dirname(location);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const account = await serverAccount(location, log);
  const binaries = await binariesFor(account, log);
  const reachable = account === undefined || (await canReach(account, parent));
  if (reachable) {
    const staging = await mkdtemp(`${location}.new-`);
    await initialise(staging, binaries, account);
    await rename(staging, location).catch(async (error: unknown) => {
      await rm(staging, { recursive: true, force: true });
      if ((await existing(location)) === undefined) throw error;
    });
    return;
  }
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(path.join(SHARED_FOLDER, 'home-'));
  await initialise(folder, binaries, account);
  await symlink(folder, location).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    if ((await existing(location)) === undefined) throw error;
  });
  log.info('The data are kept where the user of PostgreSQL can reach them', { folder });
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
    for (const file of [folder, dataDirectory, passwordFile]) {
      await chown(file, account.uid, account.gid);
    }
  }
  await chmod(folder, 0o700);
  await run(
    binary(binaries, 'initdb'),
    [
      `--pgdata=${dataDirectory}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...account, cwd: '/', env: serverEnvironment() },
  ).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    const { stderr = '' } = error as { stderr?: string };
    throw new EmbeddedPostgresError(
      `PostgreSQL could not create its data: ${stderr.trim()}`,
      error,
    );
  });
}

/** Nothing of ours: PGDATA, PGPORT or LANG of the terminal must not change what the server does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot !== undefined && { SystemRoot }) };
}
