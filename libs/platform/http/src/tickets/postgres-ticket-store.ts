import { type Kysely, sql } from 'kysely';
import { type Database } from '#platform/postgres';
import { type Caller } from '../access/caller.js';
import { type TicketGrant, TicketStore } from './ticket-store.js';

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type Tables = {
  tickets: {
    digest: string;
    caller: string;
    path: string;
    token_expires_at: Date;
    expires_at: Date;
  };
};

export class PostgresTicketStore extends TicketStore {
  readonly #db: Kysely<Tables>;

  constructor(database: Database) {
    super();
    this.#db = database.withTables<Tables>();
  }

  /** By the database's clock, which all processes share. Takes those away that nobody came for. */
  override async save(
    digest: string,
    { caller, path, tokenExpiresAt }: TicketGrant,
    lifetimeSeconds: number,
  ): Promise<void> {
    await this.#db
      .with('gone', (db) => db.deleteFrom('tickets').where('expires_at', '<', sql<Date>`now()`))
      .insertInto('tickets')
      .values({
        digest,
        caller: JSON.stringify(caller),
        path,
        token_expires_at: tokenExpiresAt,
        expires_at: sql<Date>`now() + make_interval(secs => ${lifetimeSeconds})`,
      })
      .execute();
  }

  override async take(digest: string): Promise<TicketGrant | undefined> {
    const row = await this.#db
      .deleteFrom('tickets')
      .where('digest', '=', digest)
      .returning(['caller', 'path', 'token_expires_at'])
      .returning(sql<boolean>`expires_at > now()`.as('is_good'))
      .executeTakeFirst();
    if (!row?.is_good) return undefined;
    return {
      caller: JSON.parse(row.caller) as Caller,
      path: row.path,
      tokenExpiresAt: row.token_expires_at,
    };
  }
}
