import { CaselineError } from '#platform/kernel';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** @throws CaselineError when the header is there and cannot be a key. */
export function idempotencyKeyOf(
  header: string | readonly string[] | undefined,
): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && VISIBLE_ASCII.test(header)) return header;
  throw new CaselineError(
    'malformed',
    'invalid-idempotency-key',
    'An Idempotency-Key has 1 to 255 visible ASCII characters, such as a UUID.',
  );
}

export function idempotencyKeyReused(): CaselineError {
  return new CaselineError(
    'invalid',
    'idempotency-key-reused',
    'This Idempotency-Key was used before for another request. Use a new key for a new request.',
  );
}
