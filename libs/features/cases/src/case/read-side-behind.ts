import { CaselineError } from '#platform/kernel';

/** For how long a query waits for the revision that it was asked for. */
export const READ_SIDE_PATIENCE_MS = 2_000;

export function readSideBehind(minRevision: number): CaselineError {
  return new CaselineError(
    'unavailable',
    'read-side-behind',
    `Revision ${minRevision} of this case has not reached the read side. Try again in a moment, or ask ` +
      'without minRevision for what there is.',
    { retryAfterSeconds: 1 },
  );
}
