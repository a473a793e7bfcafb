/** What is taken, besides what any file of a request may be. */
export interface EvidenceLimits {
  /** Of an image. */
  readonly maxPixels: number;
}

export const EVIDENCE_LIMITS = Symbol('EvidenceLimits');

/** That of most telephones; decoded, an image takes four bytes for each. */
export const DEFAULT_EVIDENCE_LIMITS: EvidenceLimits = { maxPixels: 40_000_000 };
