import { type Pool } from 'pg';
import { eventLogMigration, type EventStore, PostgresEventStore } from '#platform/event-store';
import { createDatabase, createPool, runMigrations } from '#platform/postgres';
import { createTestDatabase } from './test-database.js';

/** An event log in PostgreSQL, wherever else this run of the specs has its logs. */
export interface PostgresLog {
  readonly connectionString: string;
  readonly pool: Pool;
  readonly store: EventStore;
  close(): Promise<void>;
}

export async function openPostgresLog(): Promise<PostgresLog> {
  const database = await createTestDatabase();
  const { connectionString } = database;
  const pool = createPool(connectionString);
  await runMigrations(createDatabase(pool), eventLogMigration);
  const store = await PostgresEventStore.open({ pool });
  return {
    connectionString,
    pool,
    store,
    close: async () => {
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}
