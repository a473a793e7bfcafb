import { type Pool } from 'pg';
import { eventLogMigration, type EventStore, PostgresEventStore } from '#platform/event-store';
import { createDatabase, createPool, runMigrations } from '#platform/postgres';
import { type BenchPostgres } from '../bench-postgres.js';

/** An event log in a database of its own. */
export interface LogGround {
  readonly connectionString: string;
  readonly pool: Pool;
  readonly store: EventStore;
  close(): Promise<void>;
}

export async function openLog(postgres: BenchPostgres): Promise<LogGround> {
  const connectionString = await postgres.createDatabase();
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
    },
  };
}
