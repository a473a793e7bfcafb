import { createHash } from 'node:crypto';

/** SHA-256 of a blob's bytes, 64 hexadecimal digits in lower case: its name wherever it is kept. */
export type BlobHash = string;

export function blobHashOf(bytes: Uint8Array): BlobHash {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Nothing else becomes a part of a path or of an address.
 *
 * @throws TypeError: whoever asks for something else has a mistake in the code.
 */
export function requireBlobHash(hash: string): BlobHash {
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new TypeError('A blob is asked for by the SHA-256 of its content, in hexadecimal digits.');
}
