import { type Migration, Migrator } from 'kysely';
import { type Database } from './database.js';
import { type PostgresLog, silentLog } from './postgres-log.js';

/** By name, which orders them and is never changed, e.g. `cases/0001-case-overview`. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings the database up to date, all or nothing. Processes that start at once wait for each other.
 * Slices are added over time, so a new migration may sort before one that has run.
 */
export async function runMigrations(
  db: Database,
  migrations: Migrations,
  log: PostgresLog = silentLog,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    allowUnorderedMigrations: true,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  for (const { migrationName, status } of results) {
    if (status === 'Success') log.info('Migration has run', { migration: migrationName });
    if (status === 'Error') log.warn('Migration has failed', { migration: migrationName });
  }
  if (error !== undefined) throw migrationError(error);
}

function migrationError(cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return new Error(`The database could not be brought up to date: ${reason}`, { cause });
}
