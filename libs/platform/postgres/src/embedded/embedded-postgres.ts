import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type PostgresLog, silentLog } from '../postgres-log.js';
import { SessionLocks } from '../session-locks.js';
import { type Cluster, openCluster, SUPERUSER } from './cluster.js';
import { DataDirectoryInUseError, EmbeddedPostgresError } from './embedded-postgres-error.js';
import { findPostmaster, isAlive, stopPostmaster } from './postmaster.js';
import { freePort, lastWords, spawnServer } from './server-process.js';

export interface EmbeddedPostgresOptions {
  /** Where the data are, or come to be the first time. */
  readonly dataDirectory: string;
  /** A free one by default. */
  readonly port?: number;
  readonly log?: PostgresLog;
}

const START_PATIENCE_MS = 60_000;
const LOCK_PATIENCE_MS = 1_500;

/** A PostgreSQL server of our own, with nothing installed but npm packages. */
export class EmbeddedPostgres {
  private constructor(
    readonly connectionString: string,
    readonly port: number,
    /** Process id of the server. */
    readonly pid: number,
    private readonly locks: SessionLocks,
  ) {}

  /**
   * @throws DataDirectoryInUseError while another process works on the same data.
   * @throws EmbeddedPostgresError when the server cannot run, with what to do.
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const log = options.log ?? silentLog;
    const cluster = await openCluster(options.dataDirectory, log);
    const { pid, port } = await ensureServer(cluster, options.port);
    const url = connectionString(cluster, port);
    const locks = new SessionLocks(url);
    if (!(await acquire(locks))) {
      await locks.close();
      throw new DataDirectoryInUseError(options.dataDirectory);
    }
    return new EmbeddedPostgres(url, port, pid, locks);
  }

  /** Leaves the server running without this process. */
  async leave(): Promise<void> {
    await this.locks.close();
  }

  async stop(): Promise<void> {
    await stopPostmaster(this.pid);
    await this.locks.close();
  }
}

async function ensureServer(
  cluster: Cluster,
  port?: number,
): Promise<{ pid: number; port: number }> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    const running = await findPostmaster(cluster.dataDirectory);
    if (running === undefined) {
      const wanted = port ?? (await freePort());
      const { pid } = await spawnServer(cluster, wanted);
      if (await isReady(connectionString(cluster, wanted), pid, deadline))
        return { pid, port: wanted };
    } else if (await isReady(connectionString(cluster, running.port), running.pid, deadline)) {
      return running;
    }
    await sleep(50);
  }
  throw new EmbeddedPostgresError(`PostgreSQL did not start.\n${await lastWords(cluster)}`);
}

async function isReady(url: string, pid: number, deadline: number): Promise<boolean> {
  while (Date.now() < deadline && isAlive(pid)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      await sleep(15);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

async function acquire(locks: SessionLocks): Promise<boolean> {
  for (let waitedMs = 0; waitedMs <= LOCK_PATIENCE_MS; waitedMs += 100) {
    if (await locks.tryAcquire('caseline-home')) return true;
    await sleep(100);
  }
  return false;
}

function connectionString({ password }: Cluster, port: number): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}
