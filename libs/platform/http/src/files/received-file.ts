import { CaselineError } from '#platform/kernel';

/** A file that was the body of a request. */
export interface ReceivedFile {
  readonly bytes: Uint8Array;
  /** As its sender calls it: nothing to build a path of. */
  readonly name: string | undefined;
}

const MAX_NAME_LENGTH = 1_024;

/** @throws CaselineError `invalid-file-name` */
export function fileNameIn(header: string | string[] | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  const decoded = typeof header === 'string' ? decode(header) : undefined;
  if (decoded === undefined || decoded.length > MAX_NAME_LENGTH) {
    throw new CaselineError(
      'malformed',
      'invalid-file-name',
      `File-Name is one name of at most ${MAX_NAME_LENGTH} characters in percent-encoded UTF-8.`,
    );
  }
  return decoded;
}

function decode(text: string): string | undefined {
  try {
    // A header has ASCII only; what else is in it was not encoded.
    return /^[\x20-\x7e]*$/.test(text) ? decodeURIComponent(text) : undefined;
  } catch {
    return undefined;
  }
}
