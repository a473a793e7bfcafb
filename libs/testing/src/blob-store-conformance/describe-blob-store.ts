import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BlobHash,
  blobHashOf,
  BlobMissingError,
  type BlobStore,
  DamagedBlobError,
} from '#platform/blob-store';
import { notTested } from '../not-tested.js';
import { type BlobStoreHarness } from './blob-store-harness.js';

export interface BlobStoreConformance {
  readonly start: () => Promise<BlobStoreHarness>;
  /** Why this store cannot be tested here, if so: the report says it instead of keeping silent. */
  readonly missing?: string | undefined;
}

const NO_HASHES = [
  '',
  '..',
  '../../etc/passwd',
  'a'.repeat(63),
  'a'.repeat(65),
  'A'.repeat(64),
  `${'a'.repeat(62)}/.`,
  `${'a'.repeat(64)}\n`,
  `../${'a'.repeat(64)}`,
  `${'a'.repeat(64)}?versionId=1`,
];

/** What every adapter of the blob-store port has to keep. Each passes this suite unchanged. */
export function describeBlobStore(name: string, conformance: BlobStoreConformance): void {
  const { start, missing } = conformance;
  if (missing !== undefined) {
    describe.skip(notTested(name, missing), () => {
      it('keeps the promises of the blob store', () => undefined);
    });
    return;
  }
  describe(`${name} as a blob store`, () => {
    let harness: BlobStoreHarness;
    let store: BlobStore;
    let other: BlobStore;

    beforeAll(async () => {
      harness = await start();
      store = await harness.open();
      other = await harness.open();
    });
    afterAll(() => harness.stop());

    const contentOf = async (hash: BlobHash, from = store) => buffer(await from.get(hash));

    it.each([0, 1, 63, 65_536, 3_000_001])('gives %d bytes back as they were put', async (size) => {
      const content = randomBytes(size);

      const hash = await store.put(content);

      expect(hash).toBe(blobHashOf(content));
      expect((await contentOf(hash)).equals(content)).toBe(true);
      expect((await contentOf(hash, other)).equals(content)).toBe(true);
    });

    it('has what was put, and nothing else', async () => {
      const hash = await store.put(randomBytes(100));
      const absent = blobHashOf(randomBytes(100));

      expect(await other.exists(hash)).toBe(true);
      expect(await other.exists(absent)).toBe(false);
      await expect(store.get(absent)).rejects.toBeInstanceOf(BlobMissingError);
    });

    it('keeps the bytes that it was given, whatever the caller does with them afterwards', async () => {
      const content = randomBytes(200_000);
      const before = Buffer.from(content);

      const putting = store.put(content);
      content.fill(0);

      expect((await contentOf(await putting)).equals(before)).toBe(true);
    });

    it('has one content of 40 copies that are put at once', async () => {
      const content = randomBytes(50_000);

      const hashes = await Promise.all(
        Array.from({ length: 40 }, (_, copy) => (copy % 2 ? store : other).put(content)),
      );

      expect(new Set(hashes)).toEqual(new Set([blobHashOf(content)]));
      expect((await contentOf(blobHashOf(content))).equals(content)).toBe(true);
    });

    it('is read whole while the same content is put again', async () => {
      const content = randomBytes(2_000_000);
      const hash = await store.put(content);

      const reading = Array.from({ length: 5 }, () => contentOf(hash));
      await Promise.all(Array.from({ length: 5 }, () => other.put(content)));

      for (const read of await Promise.all(reading)) expect(read.equals(content)).toBe(true);
    });

    it('deletes one content, also twice, and takes it again', async () => {
      const content = randomBytes(500);
      const hash = await store.put(content);
      const neighbour = await store.put(randomBytes(500));

      await store.delete(hash);
      await other.delete(hash);
      await store.delete(blobHashOf(randomBytes(8)));

      expect(await other.exists(hash)).toBe(false);
      await expect(other.get(hash)).rejects.toBeInstanceOf(BlobMissingError);
      expect(await store.exists(neighbour)).toBe(true);
      await store.put(content);
      expect((await contentOf(hash)).equals(content)).toBe(true);
    });

    it.each(NO_HASHES)('looks for nothing under what is no hash: %j', async (name) => {
      await expect(store.get(name)).rejects.toThrow(TypeError);
      await expect(store.exists(name)).rejects.toThrow(TypeError);
      await expect(store.delete(name)).rejects.toThrow(TypeError);
    });

    it.each([
      ['shorter', (content: Buffer) => content.subarray(0, -1)],
      ['longer', (content: Buffer) => Buffer.concat([content, Buffer.from('x')])],
      ['another', (content: Buffer) => Buffer.alloc(content.length, 7)],
      ['empty', () => Buffer.alloc(0)],
    ])('lets nobody take a damaged content for a whole one: %s', async (_, damage) => {
      const content = randomBytes(150_000);
      const hash = await store.put(content);
      await harness.tamper(hash, damage(content));

      await expect(contentOf(hash)).rejects.toBeInstanceOf(DamagedBlobError);
      const received: Buffer[] = [];
      const stream = await store.get(hash);
      stream.on('data', (piece: Buffer) => received.push(piece));
      await expect(finished(stream)).rejects.toBeInstanceOf(DamagedBlobError);
      expect(Buffer.concat(received).length).toBeLessThan(content.length);

      await store.put(content);
      expect((await contentOf(hash)).equals(content)).toBe(true);
    });

    it('lets a reader go away', async () => {
      const hash = await store.put(randomBytes(2_000_000));
      for (let reader = 0; reader < 20; reader += 1) {
        const stream = await store.get(hash);
        if (reader % 2) await stream[Symbol.asyncIterator]().next();
        stream.destroy();
      }
      expect((await contentOf(hash)).length).toBe(2_000_000);
    });
  });
}
