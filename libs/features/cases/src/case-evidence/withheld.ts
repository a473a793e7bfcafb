import { CaselineError } from '#platform/kernel';
import { type Evidence } from '../case/evidence.js';

export function evidenceNotFound(): CaselineError {
  return new CaselineError(
    'not-found',
    'evidence-not-found',
    'The case has no evidence with this id.',
  );
}

/** @throws CaselineError unless people may open it. */
export function requireReleased({ state }: Evidence): void {
  if (state === 'quarantined') {
    throw withheld(
      'evidence-in-quarantine',
      'Evidence in quarantine is opened by nobody.',
      'Wait until the scan has passed it. Where no scan is set up (EVIDENCE_SCAN), it stays there.',
    );
  }
  if (state === 'rejected') {
    throw withheld(
      'evidence-rejected',
      'Evidence that the scan has rejected is opened by nobody.',
      'Ask for the same in another file.',
    );
  }
}

function withheld(code: string, rule: string, remedy: string): CaselineError {
  return new CaselineError('rule-violated', code, `${rule} ${remedy}`, {
    extensions: { rule, remedy },
  });
}
