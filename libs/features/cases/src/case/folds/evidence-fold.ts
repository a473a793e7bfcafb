import { type EvidenceEvent } from '../case-events.js';
import { type FoldOf } from './fold.js';
import { workedOn } from './worked-on.js';

export const evidenceFold: FoldOf<EvidenceEvent> = {
  EvidenceAdded: workedOn,
  EvidenceReleased: () => ({}),
  EvidenceRejected: () => ({}),
};
