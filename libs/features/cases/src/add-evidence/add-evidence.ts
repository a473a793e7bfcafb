import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent, type EvidenceAdded } from '../case/case-events.js';
import { refused } from '../case/refusals.js';

export class AddEvidence {
  constructor(
    readonly about: CaseCommand,
    readonly file: { readonly bytes: Uint8Array; readonly name: string | undefined },
  ) {}
}

/** More than anybody looks through; each is of the size that the settings allow. */
export const MAX_EVIDENCE_PER_CASE = 100;

/**
 * What somebody shows us can be added whatever has become of the case. The same picture again is the same
 * evidence, however it is called.
 */
export function addEvidence(
  { evidence, overview }: Pick<Case, 'evidence' | 'overview'>,
  added: EvidenceAdded['data'],
): readonly CaseEvent[] {
  if (evidence.has(added.evidenceId)) return [];
  if (evidence.size >= MAX_EVIDENCE_PER_CASE) {
    throw refused(
      'too-much-evidence',
      overview,
      `A case has at most ${MAX_EVIDENCE_PER_CASE} pieces of evidence.`,
      'Send several pictures as one PDF, or add them to a linked case.',
    );
  }
  return [{ type: 'EvidenceAdded', data: added }];
}
