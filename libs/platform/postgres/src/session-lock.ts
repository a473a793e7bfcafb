import { createHash } from 'node:crypto';
import { Client } from 'pg';

const HEARTBEAT_MS = 10_000;

/**
 * A lease that one process at a time can hold, whichever machine it runs on: an advisory lock of a
 * session of its own. PostgreSQL frees it the moment the connection ends, so nothing stale can be left
 * behind by a process that was killed.
 */
export class SessionLock {
  readonly #client: Client;
  readonly #lost = new AbortController();
  readonly #heartbeat: NodeJS.Timeout;
  #released = false;

  private constructor(
    readonly name: string,
    client: Client,
  ) {
    this.#client = client;
    client.on('error', () => {
      this.#lose();
    });
    client.on('end', () => {
      this.#lose();
    });
    // A network that swallows packets ends no connection: ask, so that a lost lock is noticed.
    this.#heartbeat = setInterval(() => {
      client.query('select 1').catch(() => {
        this.#lose();
      });
    }, HEARTBEAT_MS).unref();
  }

  /** The lock, or `undefined` while another session holds it. */
  static async tryAcquire(
    connectionString: string,
    name: string,
  ): Promise<SessionLock | undefined> {
    const client = new Client({
      connectionString,
      application_name: `caseline lock ${name}`.slice(0, 63),
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    // The client reports a broken connection here as well as to whoever waits for an answer.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ acquired: boolean }>(
        'select pg_try_advisory_lock($1::bigint) as acquired',
        [lockKey(name)],
      );
      if (rows[0]?.acquired) return new SessionLock(name, client);
    } catch (error) {
      await end(client);
      throw error;
    }
    await end(client);
    return undefined;
  }

  /** Aborts when the lock is gone without `release`: stop at once what it protects. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async release(): Promise<void> {
    this.#released = true;
    clearInterval(this.#heartbeat);
    await end(this.#client);
  }

  #lose(): void {
    if (this.#released || this.#lost.signal.aborted) return;
    clearInterval(this.#heartbeat);
    this.#lost.abort(new Error(`The connection that held the lock "${this.name}" was lost.`));
    void end(this.#client);
  }
}

async function end(client: Client): Promise<void> {
  await client.end().catch(() => undefined);
}

function lockKey(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
}
