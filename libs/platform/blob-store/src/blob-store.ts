import { type Readable } from 'node:stream';
import { type BlobHash } from './blob-hash.js';

export const BLOB_STORE = Symbol('BlobStore');

/**
 * Keeps contents that are too large for events, under the hash of what they are: a content has one name
 * wherever it comes from, and no name ever gets another content.
 */
export interface BlobStore {
  /**
   * What was put is on the disk when this answers. The same content again changes nothing.
   *
   * @throws BlobStoreUnavailableError: it may or may not be kept then; put it again.
   */
  put(content: Uint8Array): Promise<BlobHash>;

  /**
   * The content as it was put. The stream fails before its end when it is another one: a reader never takes
   * a damaged content for a whole one.
   *
   * @throws BlobMissingError, BlobStoreUnavailableError
   */
  get(hash: BlobHash): Promise<Readable>;

  exists(hash: BlobHash): Promise<boolean>;

  /** Also where there is nothing to delete. Whoever refers to the content has to be asked before. */
  delete(hash: BlobHash): Promise<void>;
}
