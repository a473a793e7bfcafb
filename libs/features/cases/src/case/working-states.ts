import { type CaseOverview, type CaseStatus } from './case-overview.js';
import { refused } from './refusals.js';

const remedies = {
  resolved: 'Reopen it first.',
  closed: 'Reopen it first, if its window is not over; else open a new case.',
  cancelled: 'Open a new case for the customer.',
  merged: 'Act on the case that it was merged into.',
};

type StatusWithoutWork = keyof typeof remedies;

const ended: readonly StatusWithoutWork[] = ['closed', 'cancelled', 'merged'];

/** Codes of the refusals of what is done only while a case is worked on. */
export const NOT_WORKED_ON = ['case-resolved', 'case-closed', 'case-cancelled', 'case-merged'];

/** Codes of the refusals of what is done until a case has come to its end. */
export const ENDED = ['case-closed', 'case-cancelled', 'case-merged'];

/** Whether agents work on it, or wait for somebody. */
export function isWorkedOn(status: CaseStatus): boolean {
  return !Object.hasOwn(remedies, status);
}

/** Nobody is to do anything about it any more. */
export function hasEnded(status: CaseStatus): boolean {
  return ended.some((one) => one === status);
}

/** @throws CaselineError by the status, of a case that is resolved, closed, cancelled or merged. */
export function mustBeWorkedOn(overview: CaseOverview): void {
  refuseWhere(overview, ['resolved', ...ended]);
}

/** @throws CaselineError by the status, of a case that has come to its end. */
export function mustNotHaveEnded(overview: CaseOverview): void {
  refuseWhere(overview, ended);
}

/** @throws CaselineError `case-` + the status, where it is one of these. */
export function refuseWhere(overview: CaseOverview, statuses: readonly StatusWithoutWork[]): void {
  const status = statuses.find((one) => one === overview.status);
  if (!status) return;
  throw refused(
    `case-${status}`,
    overview,
    `This is not done to a case that is ${status}.`,
    remedies[status],
  );
}
