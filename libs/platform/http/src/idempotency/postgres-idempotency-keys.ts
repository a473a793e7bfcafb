import { type Kysely, sql } from 'kysely';
import { CaselineError } from '#platform/kernel';
import { type Database } from '#platform/postgres';
import { idempotencyKeyReused } from './idempotency-key.js';
import { type Binding, IdempotencyKeys } from './idempotency-keys.js';

// A type alias: Kysely wants an index signature, which an interface does not have.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type Tables = {
  idempotency_keys: { command_id: string; request_digest: string; bound_at: Date };
};

/** Twice the promise, so that no delay can break it. */
const KEPT_HOURS = 48;

/** How often a binding may vanish between two looks at it. */
const ATTEMPTS = 3;

export class PostgresIdempotencyKeys extends IdempotencyKeys {
  readonly #db: Kysely<Tables>;

  constructor(database: Database) {
    super();
    this.#db = database.withTables<Tables>();
  }

  override async bind(commandId: string, requestDigest: string): Promise<Binding> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await this.#insert(commandId, requestDigest)) return 'new';
      const bound = await this.#db
        .selectFrom('idempotency_keys')
        .select('request_digest')
        .where('command_id', '=', commandId)
        .executeTakeFirst();
      if (bound && bound.request_digest !== requestDigest) throw idempotencyKeyReused();
      if (bound) return 'known';
    }
    throw new CaselineError(
      'unavailable',
      'idempotency-key-contended',
      'Many copies of this request arrive at once. Try again in a moment.',
      { retryAfterSeconds: 1 },
    );
  }

  override async release(commandId: string, requestDigest: string): Promise<void> {
    await this.#db
      .deleteFrom('idempotency_keys')
      .where('command_id', '=', commandId)
      .where('request_digest', '=', requestDigest)
      .execute();
  }

  override async forgetOld(): Promise<number> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('idempotency_keys')
      .where('bound_at', '<', sql<Date>`now() - make_interval(hours => ${KEPT_HOURS})`)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  /**
   * Does not wait for the disk: a crash that loses the binding of a command that took effect loses
   * nothing, as the log remembers the command, too.
   */
  async #insert(commandId: string, requestDigest: string): Promise<boolean> {
    const { rows } = await sql`
      insert into idempotency_keys (command_id, request_digest)
      select ${commandId}::uuid, ${requestDigest}
      where set_config('synchronous_commit', 'off', true) = 'off'
      on conflict (command_id) do nothing
      returning command_id`.execute(this.#db);
    return rows.length > 0;
  }
}
