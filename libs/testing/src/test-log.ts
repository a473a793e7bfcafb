import { randomUUID } from 'node:crypto';
import {
  type EventStore,
  type EventToAppend,
  eventLogMigration,
  KurrentDbEventStore,
  PostgresEventStore,
} from '#platform/event-store';
import { type EventMetadata, type EventShape } from '#platform/kernel';
import {
  createDatabase,
  createPool,
  type Database,
  type Migrations,
  runMigrations,
} from '#platform/postgres';
import { type KurrentDbLog, newKurrentDbLog } from './kurrentdb-log.js';
import { createTestDatabase } from './test-database.js';

/** An event log and read-side tables of their own, for one spec. */
export interface TestLog {
  /** Of the database in PostgreSQL. */
  readonly connectionString: string;
  readonly db: Database;
  readonly store: EventStore;
  /** One more instance on the same log, as another process would have it; closed with the log. */
  openStore(): Promise<EventStore>;
  /** Appends to the end of the stream as far as this log knows it. */
  append(streamName: string, ...events: readonly TestEvent[]): Promise<void>;
  close(): Promise<void>;
}

export interface TestEvent extends EventShape {
  readonly metadata?: Partial<EventMetadata>;
}

/** The log is in EventStoreDB if `KURRENTDB_URL` names one, else in the same database as the tables. */
export async function openTestLog(migrations: Migrations = {}): Promise<TestLog> {
  const database = await createTestDatabase();
  const { connectionString } = database;
  const db = createDatabase(createPool(connectionString, { max: 20 }));
  await runMigrations(db, { ...eventLogMigration, ...migrations });
  const closing: (() => Promise<void>)[] = [];
  const inKurrentDb = newKurrentDbLog();
  const openStore = async (): Promise<EventStore> => {
    const { store, close } = await (inKurrentDb
      ? openOnKurrentDb(inKurrentDb)
      : openOnPostgres(connectionString));
    closing.push(close);
    return store;
  };
  const store = await openStore();
  const nextRevisions = new Map<string, number>();
  return {
    connectionString,
    db,
    store,
    openStore,
    append: async (streamName, ...events) => {
      const next = nextRevisions.get(streamName) ?? 0;
      nextRevisions.set(streamName, next + events.length);
      await store.append(streamName, next === 0 ? 'none' : next - 1, events.map(eventToAppend));
    },
    close: async () => {
      await Promise.all(closing.map((close) => close()));
      await db.destroy();
      await database.drop();
    },
  };
}

interface OpenStore {
  readonly store: EventStore;
  readonly close: () => Promise<void>;
}

async function openOnKurrentDb(log: KurrentDbLog): Promise<OpenStore> {
  const store = await KurrentDbEventStore.open(log);
  return { store, close: () => store.close() };
}

async function openOnPostgres(connectionString: string): Promise<OpenStore> {
  const pool = createPool(connectionString, { max: 20 });
  const store = await PostgresEventStore.open({ pool });
  return {
    store,
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
}

/** With what a spec does not care about. */
export function eventToAppend({ type, data, metadata }: TestEvent): EventToAppend {
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
