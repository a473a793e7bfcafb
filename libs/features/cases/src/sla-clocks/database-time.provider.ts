import { type Provider } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type DatabaseTime } from './deadline-timer.js';

/** Under this token Nest injects the `DatabaseTime`. */
export const DATABASE_TIME = Symbol('DatabaseTime');

export const databaseTimeProvider: Provider = {
  provide: DATABASE_TIME,
  inject: [DATABASE],
  useFactory: (db: Database): DatabaseTime => ({
    now: async () => {
      const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
      return rows[0]?.now ?? new Date(0);
    },
  }),
};
