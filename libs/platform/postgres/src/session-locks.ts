import { createHash } from 'node:crypto';
import { DedicatedConnection } from './dedicated-connection.js';

/** A lease that is held until it is released or lost. */
export interface SessionLock {
  readonly name: string;
  /** Aborts when the lock is gone without `release`: stop at once what it protects. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface SessionLocksOptions {
  /** After how long PostgreSQL takes the locks of a process that keeps silent; never by default. */
  readonly longestSilenceMs?: number;
  /** How often to speak; three times in the longest silence by default. */
  readonly heartbeatMs?: number;
}

/**
 * Leases that one process at a time can hold, whichever machine it runs on: advisory locks of one session
 * of ours. PostgreSQL frees them the moment the connection ends, so a process that was killed leaves
 * nothing stale behind.
 */
export class SessionLocks {
  readonly #held = new Map<string, AbortController>();
  #connection: Promise<DedicatedConnection> | undefined;

  constructor(
    private readonly connectionString: string,
    private readonly options: SessionLocksOptions = {},
  ) {}

  /**
   * The lock, or `undefined` while somebody else holds it, in this process or in another.
   *
   * @throws when the server cannot be reached.
   */
  async tryAcquire(name: string): Promise<SessionLock | undefined> {
    // To PostgreSQL we are one session, which may take its own lock again.
    if (this.#held.has(name)) return undefined;
    const lost = new AbortController();
    this.#held.set(name, lost);
    try {
      const connection = await this.#connect();
      const { rows } = await connection.query<{ acquired: boolean }>(
        'select pg_try_advisory_lock($1::bigint) as acquired',
        [lockKey(name)],
      );
      if (rows[0]?.acquired && !lost.signal.aborted) return this.#lock(name, lost, connection);
    } catch (error) {
      this.#forget(name, lost);
      throw error;
    }
    this.#forget(name, lost);
    return undefined;
  }

  /** Releases everything. */
  async close(): Promise<void> {
    this.#held.clear();
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.then((open) => open.close()).catch(() => undefined);
  }

  #lock(name: string, lost: AbortController, connection: DedicatedConnection): SessionLock {
    return {
      name,
      lost: lost.signal,
      release: async () => {
        if (this.#held.get(name) !== lost) return;
        // Forgotten only after PostgreSQL has: else an acquire in between would be undone.
        await connection
          .query('select pg_advisory_unlock($1::bigint)', [lockKey(name)])
          .catch(() => undefined);
        this.#forget(name, lost);
      },
    };
  }

  #forget(name: string, lost: AbortController): void {
    if (this.#held.get(name) === lost) this.#held.delete(name);
  }

  #connect(): Promise<DedicatedConnection> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  async #open(): Promise<DedicatedConnection> {
    const { longestSilenceMs, heartbeatMs = longestSilenceMs && longestSilenceMs / 3 } =
      this.options;
    const lose = (): void => {
      this.#loseAll();
    };
    const connection = await DedicatedConnection.open(
      this.connectionString,
      'locks',
      lose,
      heartbeatMs,
    );
    if (longestSilenceMs === undefined) return connection;
    try {
      const limit = "select set_config('idle_session_timeout', $1, false)";
      await connection.query(limit, [String(longestSilenceMs)]);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return connection;
  }

  #loseAll(): void {
    this.#connection = undefined;
    const lost = [...this.#held];
    this.#held.clear();
    for (const [name, controller] of lost) {
      controller.abort(new Error(`The connection that held the lock "${name}" was lost.`));
    }
  }
}

function lockKey(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
}
