import { lstat, readFile, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { type PostgresLog } from '../postgres-log.js';
import { type Binaries, binariesFor } from './binaries.js';
import { createCluster } from './create-cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { accountForData, canReach, type ServerAccount } from './server-account.js';

/** A database cluster on disk and all that is needed to serve it. */
export interface Cluster {
  /** Where it really is, symbolic links resolved. */
  readonly folder: string;
  readonly dataDirectory: string;
  readonly password: string;
  /** Whom the server runs as, if not as ourselves. */
  readonly account: ServerAccount | undefined;
  readonly binaries: Binaries;
}

/**
 * Opens the cluster at `location`, creating it the first time. The location is a folder with `data` and
 * `password`, or a symbolic link to one.
 */
export async function openCluster(location: string, log: PostgresLog): Promise<Cluster> {
  if (!(await exists(location))) await createCluster(location, log);
  const folder = await follow(location);
  const dataDirectory = path.join(folder, 'data');
  const [password, major] = await Promise.all([
    readOurs(path.join(folder, 'password')),
    readOurs(path.join(dataDirectory, 'PG_VERSION')),
  ]);
  const account = await accountForData(dataDirectory);
  if (!(await canReach(account, dataDirectory))) throw unreachable(dataDirectory);
  const binaries = await binariesFor(account, log);
  if (!binaries.version.startsWith(`${major.trim()}.`)) {
    throw new EmbeddedPostgresError(
      `${dataDirectory} was written by PostgreSQL ${major.trim()}, and this version of Caseline brings ` +
        `${binaries.version}, which cannot read it. Start the version that wrote it, or set CASELINE_HOME ` +
        'to another folder.',
    );
  }
  return { folder, dataDirectory, password, account, binaries };
}

async function exists(location: string): Promise<boolean> {
  return lstat(location).then(
    () => true,
    () => false,
  );
}

async function follow(location: string): Promise<string> {
  try {
    return await realpath(location);
  } catch (cause) {
    const target = await readlink(location).catch(() => location);
    throw new EmbeddedPostgresError(
      `The data that ${location} points to (${target}) are gone. Bring them back, or remove ${location} ` +
        'to begin without them.',
      cause,
    );
  }
}

async function readOurs(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `${file} cannot be read: the folder belongs to another user or was not made by Caseline. ` +
        'Start Caseline as its owner, or set CASELINE_HOME to another folder.',
      cause,
    );
  }
}

function unreachable(dataDirectory: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `${dataDirectory} lies below a folder that its own user cannot enter. Move it to where that user ` +
      'gets, or open the folders above for passing through (chmod o+x).',
  );
}
