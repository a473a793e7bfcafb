import { type CaseOverview } from '../case-overview.js';

/** The first thing an agent does with a new case opens it. */
export function workedOn({ status }: CaseOverview): Partial<CaseOverview> {
  return status === 'new' ? { status: 'open' } : {};
}
