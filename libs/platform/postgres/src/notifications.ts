import { DedicatedConnection } from './dedicated-connection.js';
import { type PostgresLog, silentLog } from './postgres-log.js';

/** Gets what was sent with `pg_notify`, or `undefined` where something may have been missed: look for yourself. */
export type NotificationHandler = (payload: string | undefined) => void;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Hears what other sessions announce with `pg_notify`, over one connection for the whole process. */
export class Notifications {
  readonly #handlers = new Map<string, Set<NotificationHandler>>();
  #connection: DedicatedConnection | undefined;
  #connecting = false;
  #closed = false;
  #pauseMs = FIRST_PAUSE_MS;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly connectionString: string,
    private readonly log: PostgresLog = silentLog,
  ) {}

  /**
   * Calls the handler for each notification of the channel, and with `undefined` each time it has begun to
   * hear, the first time included: whatever was announced before that, it did not hear.
   *
   * @returns what ends it.
   */
  listen(channel: string, handler: NotificationHandler): () => void {
    const handlers = this.#handlers.get(channel) ?? new Set();
    this.#handlers.set(channel, handlers);
    handlers.add(handler);
    if (this.#connection) void this.#hear(this.#connection, channel, [handler]);
    else void this.#connect();
    return () => {
      handlers.delete(handler);
      if (handlers.size > 0 || this.#handlers.get(channel) !== handlers) return;
      this.#handlers.delete(channel);
      void this.#send(this.#connection, 'unlisten', channel);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#handlers.clear();
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }

  async #connect(): Promise<void> {
    if (this.#connecting || this.#closed || this.#handlers.size === 0) return;
    this.#connecting = true;
    try {
      const connection = await DedicatedConnection.open(this.connectionString, 'listens', () => {
        this.#connection = undefined;
        this.log.warn('The connection that hears notifications was lost');
        this.#connectLater();
      });
      if (this.#isOver()) {
        await connection.close();
        return;
      }
      connection.onNotification((name, payload) => {
        this.#tell(this.#handlers.get(name) ?? [], payload);
      });
      this.#connection = connection;
      this.#pauseMs = FIRST_PAUSE_MS;
      const channels = [...this.#handlers];
      for (const [channel, handlers] of channels) void this.#hear(connection, channel, handlers);
    } catch {
      this.#connectLater();
    } finally {
      this.#connecting = false;
    }
  }

  #connectLater(): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => void this.#connect(), this.#pauseMs).unref();
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async #hear(
    connection: DedicatedConnection,
    channel: string,
    handlers: Iterable<NotificationHandler>,
  ): Promise<void> {
    if (await this.#send(connection, 'listen', channel)) this.#tell(handlers, undefined);
  }

  /** A statement that fails with its connection is made good by the next connection. */
  async #send(
    connection: DedicatedConnection | undefined,
    statement: 'listen' | 'unlisten',
    channel: string,
  ): Promise<boolean> {
    if (connection === undefined) return false;
    return connection.query(`${statement} ${connection.escapeIdentifier(channel)}`).then(
      () => true,
      () => false,
    );
  }

  #tell(handlers: Iterable<NotificationHandler>, payload: string | undefined): void {
    for (const handler of [...handlers]) {
      try {
        handler(payload);
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unknown';
        this.log.warn('A handler of notifications has failed', { reason });
      }
    }
  }

  #isOver(): boolean {
    return this.#closed;
  }
}
