import { Kysely, PostgresDialect } from 'kysely';
import { type Pool } from 'pg';

/** The database as slices get it: each names the tables that it owns with `db.withTables<T>()`. */
export type Database = Kysely<unknown>;

/** `destroy()` of a database that was asked anything also ends the pool. */
export function createDatabase(pool: Pool): Database {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}
