import { type Actor } from '#platform/kernel';
import { type CaseEvent, type EvidenceAdded } from './case-events.js';
import { type CaseEventEnvelope } from './case-overview.js';

export const evidenceStates = ['quarantined', 'released', 'rejected'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** One piece of evidence as it stands. */
export interface Evidence {
  readonly added: EvidenceAdded['data'];
  readonly addedBy: Actor;
  readonly addedAt: string;
  readonly state: EvidenceState;
  /** When the scan was over. */
  readonly scannedAt: string | null;
  readonly finding: string | null;
}

/** By id, in the order in which they were added. */
export type EvidenceOfCase = ReadonlyMap<string, Evidence>;

export const noEvidence: EvidenceOfCase = new Map();

export function evolveEvidence(
  evidence: EvidenceOfCase,
  event: CaseEvent & CaseEventEnvelope,
): EvidenceOfCase {
  const at = event.metadata.recordedAt;
  switch (event.type) {
    case 'EvidenceAdded':
      return withEvidence(evidence, event.data.evidenceId, {
        added: event.data,
        addedBy: event.metadata.actor,
        addedAt: at,
        state: 'quarantined',
        scannedAt: null,
        finding: null,
      });
    case 'EvidenceReleased':
      return judged(evidence, event.data.evidenceId, { state: 'released', scannedAt: at });
    case 'EvidenceRejected': {
      const { evidenceId, finding = null } = event.data;
      return judged(evidence, evidenceId, { state: 'rejected', scannedAt: at, finding });
    }
    default:
      return evidence;
  }
}

function judged(evidence: EvidenceOfCase, id: string, verdict: Partial<Evidence>): EvidenceOfCase {
  const before = evidence.get(id);
  return before ? withEvidence(evidence, id, { ...before, ...verdict }) : evidence;
}

function withEvidence(evidence: EvidenceOfCase, id: string, one: Evidence): EvidenceOfCase {
  return new Map(evidence).set(id, one);
}
