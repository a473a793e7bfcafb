import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresLog, silentLog } from '../postgres-log.js';
import { SessionLocks } from '../session-locks.js';
import { type Cluster, openCluster } from './cluster.js';
import { DataDirectoryInUseError } from './embedded-postgres-error.js';
import { connectionString, ensureServer } from './ensure-server.js';
import { findPostmaster, type Postmaster, stopPostmaster } from './postmaster.js';

export interface EmbeddedPostgresOptions {
  /** Where the data are, or come to be the first time. */
  readonly dataDirectory: string;
  /** A free one by default; a server that was left running keeps its own. */
  readonly port?: number;
  readonly log?: PostgresLog;
}

const LOCK = 'caseline-home';
/** So long the connections of a process that was killed may take to be noticed. */
const LOCK_PATIENCE_MS = 1_500;
const LONGEST_PAUSE_MS = 5_000;

/**
 * A PostgreSQL server of our own, with nothing installed but npm packages. It belongs to one process at a
 * time. A server that ends by itself is started again on the same port.
 */
export class EmbeddedPostgres {
  readonly connectionString: string;
  readonly #stopping = new AbortController();
  readonly #lost = new AbortController();
  readonly #locks: SessionLocks;
  #recovery = Promise.resolve();

  private constructor(
    private readonly cluster: Cluster,
    private readonly log: PostgresLog,
    private readonly location: string,
    private server: Postmaster,
  ) {
    this.connectionString = connectionString(cluster, server.port);
    this.#locks = new SessionLocks(this.connectionString);
  }

  /**
   * @throws DataDirectoryInUseError while another process works on the same data.
   * @throws EmbeddedPostgresError when the server cannot run, with what to do about it.
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const { dataDirectory, port, log = silentLog } = options;
    const cluster = await openCluster(dataDirectory, log);
    const server = await ensureServer(cluster, { port, signal: new AbortController().signal });
    const postgres = new EmbeddedPostgres(cluster, log, dataDirectory, server);
    await postgres.#own();
    return postgres;
  }

  /**
   * For whoever wants to read while another process may be at work: that one's server, or else one of our own.
   *
   * @throws EmbeddedPostgresError
   */
  static async visit(
    options: EmbeddedPostgresOptions,
  ): Promise<{ readonly connectionString: string; close(): Promise<void> }> {
    try {
      const own = await EmbeddedPostgres.start(options);
      return { connectionString: own.connectionString, close: () => own.stop() };
    } catch (error) {
      if (!(error instanceof DataDirectoryInUseError)) throw error;
      const cluster = await openCluster(options.dataDirectory, options.log ?? silentLog);
      const server = await findPostmaster(cluster.dataDirectory);
      if (!server) throw error;
      return {
        connectionString: connectionString(cluster, server.port),
        close: () => Promise.resolve(),
      };
    }
  }

  /** Process id of the server. */
  get pid(): number {
    return this.server.pid;
  }

  /** Aborts if another process has taken the data over, which can only happen while the server is away. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Stops the server; everybody should have closed their connections. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#recovery;
    // Whoever wants the data next gets the lock only after the server is down.
    if (!this.lost.aborted) await stopPostmaster(this.pid);
    await this.#locks.close();
  }

  /** Lets the server run on without this process. */
  async leave(): Promise<void> {
    this.#stopping.abort();
    await this.#recovery;
    await this.#locks.close();
  }

  async #own(): Promise<void> {
    const deadline = performance.now() + LOCK_PATIENCE_MS;
    let lock = await this.#locks.tryAcquire(LOCK);
    while (lock === undefined && performance.now() < deadline) {
      await sleep(50);
      lock = await this.#locks.tryAcquire(LOCK);
    }
    if (lock === undefined) {
      await this.#locks.close();
      throw new DataDirectoryInUseError(this.location);
    }
    lock.lost.addEventListener('abort', () => {
      if (!this.#stopping.signal.aborted) this.#recovery = this.#recover();
    });
  }

  /** The session that holds the lock has ended: most likely the server has. */
  async #recover(): Promise<void> {
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const { signal } = this.#stopping;
        this.server = await ensureServer(this.cluster, { port: this.server.port, signal });
        await this.#own();
        this.log.warn('PostgreSQL had ended by itself and is back', { pid: this.pid });
        return;
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        this.log.warn('PostgreSQL is away', { reason: (error as Error).message });
        if (error instanceof DataDirectoryInUseError) {
          this.#lost.abort(error);
          return;
        }
        await sleep(pauseMs);
      }
    }
  }
}
