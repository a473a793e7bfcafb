import { type Kysely, type Migration } from 'kysely';

export const ticketsMigration: Readonly<Record<string, Migration>> = {
  'http/0002-tickets': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('tickets')
        .addColumn('digest', 'text', (column) => column.primaryKey())
        .addColumn('caller', 'text', (column) => column.notNull())
        .addColumn('path', 'text', (column) => column.notNull())
        .addColumn('token_expires_at', 'timestamptz', (column) => column.notNull())
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('tickets_expires_at')
        .on('tickets')
        .column('expires_at')
        .execute();
    },
  },
};
