/** What a customer or an agent shows us: pictures and PDFs. */
export const evidenceMediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
] as const;
export type EvidenceMediaType = (typeof evidenceMediaTypes)[number];

/** In quarantine until a scan has passed it. */
export interface EvidenceAdded {
  readonly type: 'EvidenceAdded';
  readonly data: {
    readonly evidenceId: string;
    /** SHA-256 of what is kept, by which the blob store knows it. */
    readonly contentHash: string;
    readonly mediaType: EvidenceMediaType;
    readonly bytes: number;
    /** Of images, in pixels. */
    readonly width?: number;
    readonly height?: number;
    /** As its sender called it, without folders; it may name a person. */
    readonly fileName?: string;
  };
}

export interface EvidenceReleased {
  readonly type: 'EvidenceReleased';
  readonly data: {
    readonly evidenceId: string;
    /** Who passed it: `http`, `command`, or `none` where everything is released unseen. */
    readonly scanner: string;
  };
}

export interface EvidenceRejected {
  readonly type: 'EvidenceRejected';
  readonly data: {
    readonly evidenceId: string;
    readonly scanner: string;
    /** The scanner's name for what it found. */
    readonly finding?: string;
  };
}

export type EvidenceEvent = EvidenceAdded | EvidenceReleased | EvidenceRejected;
