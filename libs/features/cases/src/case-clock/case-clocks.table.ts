import { type ProjectionTable } from '#platform/subscriptions';
import { type CaseClocks } from './case-clocks.js';

/** The clocks of a case as they stand, and when they have to be looked at next. */
export interface CaseClocksRow {
  case_id: string;
  /** The next warning, breach or closing; null while nothing is armed. */
  next_at: Date | null;
  /** When the first promise that is still to be kept is due. */
  due_at: Date | null;
  /** Of the last event of the clocks. */
  revision: number;
  clocks: CaseClocks;
}

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CaseClocksTables = { case_clocks: CaseClocksRow };

export const caseClocksTable: ProjectionTable = {
  name: 'case_clocks',
  columns: {
    case_id: { type: 'text' },
    next_at: { type: 'timestamptz', nullable: true },
    due_at: { type: 'timestamptz', nullable: true },
    revision: { type: 'integer' },
    clocks: { type: 'json' },
  },
  key: ['case_id'],
  indexes: [['next_at'], ['due_at']],
  writes: 'replace',
};

/** On this channel the cases are announced whose clocks have changed. */
export const CASE_CLOCKS_CHANNEL = 'case_clocks';
