import { type Migration, sql } from 'kysely';
import { type TimelineEntry } from './case-timeline.js';

export interface CaseTimelineRow {
  case_id: string;
  entry: number;
  revision: number;
  body: TimelineEntry;
}

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CaseTimelineTables = { case_timeline: CaseTimelineRow };

export const caseTimelineMigration: Readonly<Record<string, Migration>> = {
  'cases/0002-case-timeline': {
    up: async (db) => {
      await db.schema
        .createTable('case_timeline')
        .addColumn('case_id', sql`text collate "C"`, (column) => column.notNull())
        .addColumn('entry', 'integer', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('body', 'json', (column) => column.notNull())
        .addPrimaryKeyConstraint('case_timeline_pk', ['case_id', 'entry'])
        .execute();
    },
  },
};
