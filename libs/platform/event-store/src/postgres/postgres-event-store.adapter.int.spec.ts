import { type Pool } from 'pg';
import { createDatabase, createPool, Notifications, runMigrations } from '#platform/postgres';
import {
  describeEventStore,
  type EventStoreHarness,
  type SlowAppend,
  startTestServer,
} from '#testing';
import { type EventToAppend } from '../event-store.js';
import { serializeAppend } from '../serialize-append.js';
import { eventLogMigration } from './event-log.migration.js';
import { PostgresEventStore } from './postgres-event-store.adapter.js';

describeEventStore('PostgresEventStore', {
  start: startHarness,
  can: { appendSlowly: true, restart: true },
});

async function startHarness(): Promise<EventStoreHarness> {
  const server = await startTestServer();
  const { connectionString } = server;
  const pool = createPool(connectionString);
  await migrate(connectionString);
  const processes: { close(): Promise<void> }[] = [];
  return {
    open: async () => {
      const own = createPool(connectionString, { max: 5 });
      const notifications = new Notifications(connectionString);
      processes.push({ close: () => Promise.all([own.end(), notifications.close()]).then() });
      return PostgresEventStore.open({ pool: own, notifications });
    },
    restart: async () => {
      await server.kill();
      await server.start();
    },
    appendSlowly: (stream, event) => appendSlowly(pool, stream, event),
    stop: async () => {
      await Promise.all(processes.map((each) => each.close()));
      await pool.end();
      await server.remove();
    },
  };
}

async function migrate(connectionString: string): Promise<void> {
  const db = createDatabase(createPool(connectionString, { max: 1 }));
  await runMigrations(db, eventLogMigration);
  await db.destroy();
}

/** What another process does between the insert and the commit. */
async function appendSlowly(pool: Pool, stream: string, event: EventToAppend): Promise<SlowAppend> {
  const [{ id, type, data, metadata }] = serializeAppend(stream, 'none', [event]) as [
    ReturnType<typeof serializeAppend>[number],
  ];
  const client = await pool.connect();
  await client.query('begin');
  await client.query('select append_to_event_log($1, $2, $3, $4, $5, $6, $7, $8)', [
    ...[[stream], [-1], [1], [0]],
    ...[[id], [type], [data], [metadata]],
  ]);
  const end = async (statement: string): Promise<void> => {
    await client.query(statement);
    client.release();
  };
  return { commit: () => end('commit'), rollBack: () => end('rollback') };
}
