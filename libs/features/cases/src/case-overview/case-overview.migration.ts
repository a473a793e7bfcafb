import { type Migration, sql } from 'kysely';
import { type CaseOverview, type CaseStatus } from '../case/case-overview.js';
import { type CaseType } from '../playbooks/playbook.js';

export interface CaseOverviewRow {
  case_id: string;
  status: CaseStatus;
  case_type: CaseType;
  customer_id: string;
  account_id: string | null;
  assignee: string | null;
  opened_at: Date;
  revision: number;
  /** What is answered; the other columns are there to find it. */
  overview: CaseOverview;
}

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CaseOverviewTables = { case_overviews: CaseOverviewRow };

/** Columns by which lists are filtered; each list is then in the order of the index. */
const FILTERS = ['status', 'customer_id', 'account_id', 'assignee'] as const;

export const caseOverviewMigration: Readonly<Record<string, Migration>> = {
  'cases/0001-case-overview': {
    up: async (db) => {
      await db.schema
        .createTable('case_overviews')
        .addColumn('case_id', sql`text collate "C"`, (column) => column.primaryKey())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('case_type', 'text', (column) => column.notNull())
        .addColumn('customer_id', 'text', (column) => column.notNull())
        .addColumn('account_id', 'text')
        .addColumn('assignee', 'text')
        .addColumn('opened_at', 'timestamptz', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('overview', 'json', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('case_overviews_newest_first')
        .on('case_overviews')
        .columns(['opened_at desc', 'case_id desc'])
        .execute();
      for (const filter of FILTERS) {
        await db.schema
          .createIndex(`case_overviews_by_${filter}`)
          .on('case_overviews')
          .columns([filter, 'opened_at desc', 'case_id desc'])
          .execute();
      }
    },
  },
};
