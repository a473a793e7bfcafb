import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { describeBlobStore } from '#testing';
import { blobHashOf } from '../blob-hash.js';
import { BlobStoreUnavailableError } from '../errors.js';
import { DiskBlobStore } from './disk-blob-store.adapter.js';

const newFolder = () => mkdtemp(path.join(tmpdir(), 'caseline-blobs-'));

describeBlobStore('a folder', {
  start: async () => {
    const root = await newFolder();
    const folder = path.join(root, 'blobs');
    return {
      open: () => Promise.resolve(new DiskBlobStore(folder)),
      tamper: (hash, bytes) => writeFile(path.join(folder, hash.slice(0, 2), hash), bytes),
      stop: () => rm(root, { recursive: true }),
    };
  },
});

describe('DiskBlobStore', () => {
  let root: string;
  let folder: string;

  beforeEach(async () => {
    root = await newFolder();
    folder = path.join(root, 'blobs');
  });
  afterEach(() => rm(root, { recursive: true }));

  const everythingIn = async (place: string) =>
    (await readdir(place, { recursive: true })).map((file) => path.join(place, file));

  it('makes files and folders that only their owner may look at, and none outside its folder', async () => {
    const store = new DiskBlobStore(folder);
    for (let blob = 0; blob < 5; blob += 1) await store.put(randomBytes(100));

    expect(await readdir(root)).toEqual(['blobs']);
    for (const file of [folder, ...(await everythingIn(folder))]) {
      expect((await stat(file)).mode & 0o077).toBe(0);
    }
  });

  it('leaves no drafts, and removes those of a process that was killed', async () => {
    await mkdir(path.join(folder, 'drafts'), { recursive: true });
    await writeFile(path.join(folder, 'drafts', 'half'), 'of a con');
    const inTwoHours = { now: () => new Date(Date.now() + 7_200_000) };

    await new DiskBlobStore(folder).put(randomBytes(100));
    expect(await readdir(path.join(folder, 'drafts'))).toEqual(['half']);
    const store = new DiskBlobStore(folder, inTwoHours);
    await Promise.all(Array.from({ length: 10 }, () => store.put(randomBytes(10_000))));

    expect(await readdir(path.join(folder, 'drafts'))).toEqual([]);
  });

  it('follows no link out of its folder', async () => {
    const store = new DiskBlobStore(folder);
    await store.put(randomBytes(1));
    const secret = Buffer.from('the installation secret');
    const hash = blobHashOf(secret);
    await writeFile(path.join(root, 'secret'), secret);
    await mkdir(path.join(folder, hash.slice(0, 2)), { recursive: true });
    await symlink(path.join(root, 'secret'), path.join(folder, hash.slice(0, 2), hash));

    await expect(store.get(hash)).rejects.toBeInstanceOf(BlobStoreUnavailableError);
  });

  it('says that it is away when its folder is, without naming a file, and goes on when it is back', async () => {
    const store = new DiskBlobStore(folder);
    const content = randomBytes(100);
    await store.put(content);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'no folder');

    const refused = await store.put(content).catch((error: unknown) => error);
    await expect(store.get(blobHashOf(content))).rejects.toBeInstanceOf(BlobStoreUnavailableError);
    await expect(store.exists(blobHashOf(content))).rejects.toBeInstanceOf(
      BlobStoreUnavailableError,
    );

    expect(refused).toBeInstanceOf(BlobStoreUnavailableError);
    expect((refused as Error).message).not.toContain(root);
    await rm(folder);
    expect(await buffer(await store.get(await store.put(content)))).toEqual(content);
  });
});
