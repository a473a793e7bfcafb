import { CaselineError } from '#platform/kernel';

export type ScanVerdict =
  | { readonly verdict: 'passed' }
  /** `finding`: what the scanner calls it. */
  | { readonly verdict: 'rejected'; readonly finding?: string };

export type Content = AsyncIterable<Uint8Array>;

/** Looks into a content and says whether people may open it. */
export interface EvidenceScanner {
  /** Stands in the log beside its verdicts. */
  readonly name: string;
  /** @throws ScannerUnavailableError: asked again later. */
  scan(content: Content, mediaType: string, signal: AbortSignal): Promise<ScanVerdict>;
}

export const EVIDENCE_SCANNER = Symbol('EvidenceScanner');

export class ScannerUnavailableError extends CaselineError {
  constructor(reason: string, cause?: unknown) {
    super(
      'unavailable',
      'scanner-unavailable',
      `The scan of evidence gave no verdict: ${reason}.`,
      {
        retryAfterSeconds: 5,
        cause,
      },
    );
  }
}

/** A finding is a name, and nothing that a file could write into the log. */
export function findingIn(text: unknown): { readonly finding?: string } {
  if (typeof text !== 'string') return {};
  const finding = /[\w.:/-]{1,100}/.exec(text)?.[0];
  return finding === undefined ? {} : { finding };
}
