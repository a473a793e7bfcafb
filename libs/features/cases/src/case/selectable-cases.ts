import { type CaseType } from '../playbooks/playbook.js';
import { type CaseStatus } from './case-overview.js';

/** What slices other than the overview's own may ask of its rows: which cases there are of a kind, and how many. */
export interface SelectableCase {
  case_id: string;
  status: CaseStatus;
  case_type: CaseType;
  reason_code: string | null;
  incident_id: string | null;
  opened_at: Date;
}

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type SelectableCases = { case_overviews: SelectableCase };
