import { CaselineError } from '#platform/kernel';

/**
 * A place in a list, for the client to hand back: the keys of the last row it got. Opaque to clients,
 * and checked when it comes back, as anybody can write one.
 */
export const Cursor = {
  encode(keys: unknown): string {
    return Buffer.from(JSON.stringify(keys)).toString('base64url');
  },

  /** @throws CaselineError `invalid-cursor` when it is none of this list's. */
  decode<Keys>(cursor: string, isKeys: (value: unknown) => value is Keys): Keys {
    const keys = parse(cursor);
    if (!isKeys(keys)) {
      throw new CaselineError(
        'malformed',
        'invalid-cursor',
        'This cursor is none of this list. Take `nextCursor` from an answer as it is, or leave it out.',
      );
    }
    return keys;
  },
};

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
