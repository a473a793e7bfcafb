import { randomUUID } from 'node:crypto';
import { type EventToAppend, eventLogMigration, PostgresEventStore } from '#platform/event-store';
import { type EventMetadata, type EventShape } from '#platform/kernel';
import {
  createDatabase,
  createPool,
  type Database,
  type Migrations,
  runMigrations,
} from '#platform/postgres';
import { createTestDatabase } from './test-database.js';

/** An event log and read-side tables in a database of their own, for one spec. */
export interface TestLog {
  readonly connectionString: string;
  readonly db: Database;
  readonly store: PostgresEventStore;
  /** Appends to the end of the stream as far as this log knows it. */
  append(streamName: string, ...events: readonly TestEvent[]): Promise<void>;
  close(): Promise<void>;
}

export interface TestEvent extends EventShape {
  readonly metadata?: Partial<EventMetadata>;
}

export async function openTestLog(migrations: Migrations = {}): Promise<TestLog> {
  const database = await createTestDatabase();
  const pool = createPool(database.connectionString, { max: 20 });
  const db = createDatabase(pool);
  await runMigrations(db, { ...eventLogMigration, ...migrations });
  const store = await PostgresEventStore.open({ pool });
  const nextRevisions = new Map<string, number>();
  return {
    connectionString: database.connectionString,
    db,
    store,
    append: async (streamName, ...events) => {
      const next = nextRevisions.get(streamName) ?? 0;
      nextRevisions.set(streamName, next + events.length);
      await store.append(streamName, next === 0 ? 'none' : next - 1, events.map(toAppend));
    },
    close: async () => {
      await store.close();
      await db.destroy();
      await database.drop();
    },
  };
}

function toAppend({ type, data, metadata }: TestEvent): EventToAppend {
  const id = randomUUID();
  const now = new Date().toISOString();
  return {
    id,
    type,
    data,
    metadata: {
      schemaVersion: 1,
      occurredAt: now,
      recordedAt: now,
      actor: { kind: 'system', id: 'spec' },
      correlationId: id,
      causationId: id,
      ...metadata,
    },
  };
}
