import { type Kysely, type Migration, sql } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscription_checkpoints')
    .addColumn('subscription', 'text', (column) => column.primaryKey())
    .addColumn('log_id', 'text', (column) => column.notNull())
    .addColumn('term', 'bigint', (column) => column.notNull())
    // Positions compare as the strings they are, whatever language the database speaks.
    .addColumn('position', sql`text collate "C"`)
    // The event there, by which a log is known that was restored from an older back-up and has grown again.
    .addColumn('stream_name', 'text')
    .addColumn('revision', 'integer')
    .addColumn('event_id', 'uuid')
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable('parked_events')
    .addColumn('subscription', 'text', (column) => column.notNull())
    .addColumn('partition', 'text', (column) => column.notNull())
    .addColumn('stream_name', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('event_id', 'uuid', (column) => column.notNull())
    .addColumn('event_type', 'text', (column) => column.notNull())
    .addColumn('parked_order', 'bigint', (column) => column.generatedAlwaysAsIdentity().unique())
    .addColumn('parked_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('retry_requested', 'boolean', (column) => column.notNull().defaultTo(false))
    .addPrimaryKeyConstraint('parked_events_pk', ['subscription', 'stream_name', 'revision'])
    .execute();
  await db.schema
    .createIndex('parked_events_in_order')
    .on('parked_events')
    .columns(['subscription', 'partition', 'parked_order'])
    .execute();
}

async function addProjections(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('projections')
    .addColumn('projection', 'text', (column) => column.primaryKey())
    // Of the rows that are served.
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('since', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable('projection_rebuilds')
    // Never used again, so that a process that was believed dead finds its rebuild gone.
    .addColumn('generation', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('projection', 'text', (column) => column.notNull().unique())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('table_name', 'text', (column) => column.notNull())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('events', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('share', 'real', (column) => column.notNull().defaultTo(0))
    .addColumn('position', sql`text collate "C"`)
    .addColumn('started_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
}

export const subscriptionsMigrations: Readonly<Record<string, Migration>> = {
  'subscriptions/0001-checkpoints-and-parked-events': { up },
  'subscriptions/0002-projections': { up: addProjections },
};
