import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type PostgresLog } from '../postgres-log.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const run = promisify(execFile);
const NAME = 'postgres';

/** Whom the server runs as. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Who serves new data: under root the user `postgres`, else whoever we are (`undefined`). */
export async function accountForNewData(log: PostgresLog): Promise<ServerAccount | undefined> {
  if (!isRoot()) return undefined;
  return (await lookUp()) ?? (await create(log));
}

/** Who serves existing data: under root the account that owns them, else whoever we are. */
export async function accountForData(dataDirectory: string): Promise<ServerAccount | undefined> {
  if (!isRoot()) return undefined;
  const { uid, gid } = await stat(dataDirectory);
  return { uid, gid };
}

/** Whether the account gets there at all: one closed folder on the way is enough to keep it out. */
export async function canReach(
  account: ServerAccount | undefined,
  target: string,
): Promise<boolean> {
  if (account === undefined) return true;
  return run('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function lookUp(): Promise<ServerAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(log: PostgresLog): Promise<ServerAccount> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  const failure = await run('useradd', [...options, NAME]).then(
    () => undefined,
    (error: unknown) => error,
  );
  // Another starter may have created it in the meantime, which is just as well.
  const account = await lookUp();
  if (account === undefined) {
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root, and the user "postgres" could not be created for it. ' +
        'Start Caseline as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.',
      failure,
    );
  }
  log.info('Created the user "postgres", because PostgreSQL does not run as root');
  return account;
}
