import { CaselineError } from '#platform/kernel';

/** The strong entity tag of a stream's revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

const STRONG_REVISION_TAG = /^"(0|[1-9][0-9]{0,14})"$/;

/** @throws CaselineError when there is none, or it is not one strong tag of one revision. */
export function revisionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new CaselineError(
      'precondition-required',
      'precondition-required',
      'Say which revision you have seen: send its ETag, which every answer with the case has, as If-Match.',
    );
  }
  const revision = STRONG_REVISION_TAG.exec(ifMatch.trim())?.[1];
  if (revision === undefined) {
    throw new CaselineError(
      'malformed',
      'invalid-if-match',
      'If-Match takes exactly one ETag as you got it, quotes included, such as "7".',
    );
  }
  return Number(revision);
}
