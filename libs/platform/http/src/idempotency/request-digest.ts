import canonicalize from 'canonicalize';
import { CaselineError, type Keyring } from '#platform/kernel';

export interface DigestedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly body: unknown;
}

/**
 * Tells whether two requests ask for the same. Under the installation's secret, as it stays in the log
 * for ever and what people write in a note can be guessed. Headers are left out: a client that was told
 * of a newer revision repeats its command with another If-Match.
 *
 * @throws CaselineError for text that has no canonical form.
 */
export function requestDigest(keyring: Keyring, { method, url, body }: DigestedRequest): string {
  return keyring.key('request', method, url, canonicalForm(body ?? null));
}

function canonicalForm(body: unknown): string {
  try {
    return canonicalize(body) ?? 'null';
  } catch {
    throw new CaselineError(
      'invalid',
      'text-not-well-formed',
      'The body has text that is no well-formed Unicode: half of a surrogate pair.',
    );
  }
}
