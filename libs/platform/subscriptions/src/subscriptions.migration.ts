import { type Kysely, type Migration, sql } from 'kysely';

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscription_checkpoints')
    .addColumn('subscription', 'text', (column) => column.primaryKey())
    .addColumn('log_id', 'text', (column) => column.notNull())
    .addColumn('term', 'bigint', (column) => column.notNull())
    // Positions compare as the strings they are, whatever language the database speaks.
    .addColumn('position', sql`text collate "C"`)
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

export const subscriptionsMigrations: Readonly<Record<string, Migration>> = {
  'subscriptions/0001-checkpoints-and-parked-events': { up },
};
