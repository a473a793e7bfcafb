import { Client, type QueryResult, type QueryResultRow } from 'pg';

const PATIENCE_MS = 10_000;

/** One session that stays open: what locks and listening are bound to. */
export class DedicatedConnection {
  readonly #client: Client;
  readonly #onLost: () => void;
  readonly #heartbeat: NodeJS.Timeout;
  #over = false;
  /** The statement that was sent last: a session answers one at a time, and the driver queues none. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(client: Client, onLost: () => void, heartbeatMs: number) {
    this.#client = client;
    this.#onLost = onLost;
    const lose = (): void => {
      this.#lose();
    };
    client.on('error', lose);
    client.on('end', lose);
    // A network that swallows packets ends no connection: only asking tells that it is gone.
    this.#heartbeat = setInterval(() => {
      this.query('select 1').catch(lose);
    }, heartbeatMs).unref();
  }

  /** `onLost` is called once, if the connection ends without `close`. */
  static async open(
    connectionString: string,
    purpose: string,
    onLost: () => void,
    heartbeatMs = PATIENCE_MS,
  ): Promise<DedicatedConnection> {
    const client = new Client({
      connectionString,
      application_name: `caseline ${purpose}`,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    });
    // The client reports a broken connection here as well as to whoever waits for an answer.
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      await end(client);
      throw error;
    }
    return new DedicatedConnection(client, onLost, heartbeatMs);
  }

  onNotification(handler: (channel: string, payload: string) => void): void {
    this.#client.on('notification', ({ channel, payload }) => {
      handler(channel, payload ?? '');
    });
  }

  query<Row extends QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>> {
    const send = () => this.#client.query<Row>(text, values && [...values]);
    const result = this.#last.then(send, send);
    this.#last = result.catch(() => undefined);
    return result;
  }

  escapeIdentifier(name: string): string {
    return this.#client.escapeIdentifier(name);
  }

  async close(): Promise<void> {
    this.#finish();
    await end(this.#client);
  }

  #lose(): void {
    if (this.#over) return;
    this.#finish();
    void end(this.#client);
    this.#onLost();
  }

  #finish(): void {
    this.#over = true;
    clearInterval(this.#heartbeat);
  }
}

async function end(client: Client): Promise<void> {
  await client.end().catch(() => undefined);
}
