import { type EvidenceOfCase } from '../case/evidence.js';
import { type CaseEvent } from '../case/case-events.js';

export interface Scan {
  readonly evidenceId: string;
  readonly scanner: string;
  readonly verdict: 'passed' | 'rejected';
  readonly finding?: string;
}

/** The first verdict stands: a scan that was repeated after a crash changes nothing. */
export function judgeEvidence(
  evidence: EvidenceOfCase,
  { evidenceId, scanner, verdict, finding }: Scan,
): readonly CaseEvent[] {
  if (evidence.get(evidenceId)?.state !== 'quarantined') return [];
  if (verdict === 'passed') return [{ type: 'EvidenceReleased', data: { evidenceId, scanner } }];
  const found = finding === undefined ? {} : { finding };
  return [{ type: 'EvidenceRejected', data: { evidenceId, scanner, ...found } }];
}
