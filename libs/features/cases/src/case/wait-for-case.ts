import { type CaseOverview } from './case-overview.js';
import { refused } from './refusals.js';
import { isWorkedOn } from './working-states.js';

/** A complaint about how a case is handled is not over while that case is not. */
export function mustNotWaitFor(about: CaseOverview | undefined, overview: CaseOverview): void {
  if (!about || !isWorkedOn(about.status)) return;
  throw refused(
    'waits-for-case',
    overview,
    'A complaint is resolved after the case that it is about.',
    `Resolve or close the case ${about.caseId} first.`,
  );
}
