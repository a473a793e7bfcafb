import { Readable } from 'node:stream';
import { type BlobHash, blobHashOf, BlobMissingError, type BlobStore } from '#platform/blob-store';

/** For specs that are about something else than where contents are kept. */
export class MemoryBlobStore implements BlobStore {
  readonly #contents = new Map<BlobHash, Buffer>();

  get hashes(): readonly BlobHash[] {
    return [...this.#contents.keys()];
  }

  put(content: Uint8Array): Promise<BlobHash> {
    const hash = blobHashOf(content);
    this.#contents.set(hash, Buffer.from(content));
    return Promise.resolve(hash);
  }

  get(hash: BlobHash): Promise<Readable> {
    const content = this.#contents.get(hash);
    return content
      ? Promise.resolve(Readable.from([content]))
      : Promise.reject(new BlobMissingError());
  }

  exists(hash: BlobHash): Promise<boolean> {
    return Promise.resolve(this.#contents.has(hash));
  }

  delete(hash: BlobHash): Promise<void> {
    this.#contents.delete(hash);
    return Promise.resolve();
  }
}
