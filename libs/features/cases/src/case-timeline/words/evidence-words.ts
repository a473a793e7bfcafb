import { type EvidenceEvent } from '../../case/case-events.js';
import { type WordsFor } from './words.js';

export const evidenceWords: WordsFor<EvidenceEvent> = {
  EvidenceAdded: ({ mediaType, bytes }) =>
    `evidence added, in quarantine: ${mediaType}, ${Math.ceil(bytes / 1024)} KiB`,
  EvidenceReleased: ({ scanner }) =>
    scanner === 'none' ? 'evidence released without a scan' : 'evidence released by the scan',
  EvidenceRejected: ({ finding }) =>
    finding === undefined
      ? 'evidence rejected by the scan'
      : `evidence rejected by the scan: ${finding}`,
};
