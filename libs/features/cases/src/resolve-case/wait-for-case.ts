import { type CaseOverview, type CaseStatus } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';

const OVER: readonly CaseStatus[] = ['resolved', 'closed', 'cancelled', 'merged'];

/** A complaint about how a case is handled is not over while that case is not. */
export function mustNotWaitFor(about: CaseOverview | undefined, overview: CaseOverview): void {
  if (!about || OVER.includes(about.status)) return;
  throw refused(
    'waits-for-case',
    overview,
    'A complaint is resolved after the case that it is about.',
    `Resolve or close the case ${about.caseId} first.`,
  );
}
