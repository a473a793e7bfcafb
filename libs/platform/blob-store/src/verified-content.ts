import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { CaselineError } from '#platform/kernel';
import { type BlobHash } from './blob-hash.js';
import { BlobStoreUnavailableError, DamagedBlobError } from './errors.js';

/** The same stream, whose last piece is handed out only when all of them amount to the hash. */
export function verifiedContent(source: Readable, hash: BlobHash): Readable {
  const digest = createHash('sha256');
  let held: Buffer | undefined;
  const verifying = new Transform({
    transform(piece: Buffer, _encoding, done) {
      digest.update(piece);
      const ready = held;
      held = piece;
      done(null, ready);
    },
    flush(done) {
      if (digest.digest('hex') === hash) done(null, held);
      else done(new DamagedBlobError());
    },
    destroy(error, done) {
      done(error && failureOf(error));
    },
  });
  // The reader hears of a failure from the stream it reads.
  return pipeline(source, verifying, () => undefined);
}

function failureOf(error: Error): Error {
  if (error instanceof CaselineError || error instanceof DamagedBlobError) return error;
  return new BlobStoreUnavailableError('a content broke off while it was read', error);
}
