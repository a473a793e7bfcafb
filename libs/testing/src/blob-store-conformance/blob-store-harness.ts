import { type BlobHash, type BlobStore } from '#platform/blob-store';

/** How the suite gets at a store. */
export interface BlobStoreHarness {
  /** One more instance on the same contents, as another process would have it. */
  open(): Promise<BlobStore>;

  /** Puts other bytes in the place of a content, as a faulty disk does. */
  tamper(hash: BlobHash, bytes: Uint8Array): Promise<void>;

  stop(): Promise<void>;
}
