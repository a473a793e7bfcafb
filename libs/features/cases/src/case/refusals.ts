import { CaselineError } from '#platform/kernel';
import { type CaseOverview } from './case-overview.js';

export function caseNotFound(): CaselineError {
  return new CaselineError('not-found', 'case-not-found', 'There is no case with this id.');
}

export function staleRevision(currentRevision: number): CaselineError {
  return new CaselineError(
    'precondition-failed',
    'case-changed',
    `The case has changed since you looked: it is now at revision ${currentRevision}. ` +
      'Look at it again, then repeat the request with its present ETag.',
    { extensions: { currentRevision } },
  );
}

/** A rule of the domain forbids it now. Says which rule, and what would satisfy it. */
export function refused(
  code: string,
  { status }: CaseOverview,
  rule: string,
  remedy: string,
  extensions: Readonly<Record<string, unknown>> = {},
): CaselineError {
  return new CaselineError('rule-violated', code, `${rule} ${remedy}`, {
    extensions: { rule, remedy, caseStatus: status, ...extensions },
  });
}

/** Whoever would work on it works on the case that goes on in its place. */
export function caseMerged(overview: CaseOverview, into: string): CaselineError {
  return refused(
    'case-merged',
    overview,
    'A merged case takes no commands.',
    `Work on the case that it was merged into, ${into}, or undo the merge.`,
  );
}
