import { type Actor } from '#platform/kernel';
import { type EvidenceMediaType } from '../case/case-events.js';
import { type Evidence, type EvidenceState } from '../case/evidence.js';

/** A piece of evidence as people are told of it. */
export interface EvidenceEntry {
  readonly evidenceId: string;
  readonly state: EvidenceState;
  readonly mediaType: EvidenceMediaType;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly fileName: string | null;
  readonly contentHash: string;
  readonly addedBy: Actor;
  readonly addedAt: string;
  readonly scannedAt: string | null;
  readonly finding: string | null;
}

export function evidenceEntry({ added, ...standing }: Evidence): EvidenceEntry {
  const { evidenceId, contentHash, mediaType, bytes, width, height, fileName } = added;
  return {
    evidenceId,
    mediaType,
    bytes,
    width: width ?? null,
    height: height ?? null,
    fileName: fileName ?? null,
    contentHash,
    ...standing,
  };
}
