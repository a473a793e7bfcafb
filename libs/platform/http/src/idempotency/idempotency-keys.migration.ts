import { type Kysely, type Migration, sql } from 'kysely';

export const idempotencyKeysMigration: Readonly<Record<string, Migration>> = {
  'http/0001-idempotency-keys': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('idempotency_keys')
        .addColumn('command_id', 'uuid', (column) => column.primaryKey())
        .addColumn('request_digest', 'text', (column) => column.notNull())
        .addColumn('bound_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
      await db.schema
        .createIndex('idempotency_keys_bound_at')
        .on('idempotency_keys')
        .column('bound_at')
        .execute();
    },
  },
};
