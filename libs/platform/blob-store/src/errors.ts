import { CaselineError } from '#platform/kernel';

/** There is no such content here: it was never put, or deleted, or put where another process keeps its own. */
export class BlobMissingError extends CaselineError {
  constructor() {
    super(
      'not-found',
      'blob-missing',
      'The content is not in the blob store of this process. Processes that share a log share an S3 store, too.',
    );
  }
}

/** Another content than the one that was put: a fault of a disk, or somebody's hand. */
export class DamagedBlobError extends Error {
  override readonly name = 'DamagedBlobError';

  constructor() {
    super(
      'A content in the blob store is no longer what was put there. Restore it from a back-up.',
    );
  }
}

/** The store cannot be reached, refuses, or has no room. What was asked of it may or may not have happened. */
export class BlobStoreUnavailableError extends CaselineError {
  constructor(reason: string, cause?: unknown) {
    super('unavailable', 'blob-store-unavailable', `The blob store is away: ${reason}.`, {
      retryAfterSeconds: 5,
      cause,
    });
  }
}
