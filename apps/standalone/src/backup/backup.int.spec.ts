import {
  appendFile,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DiskBlobStore } from '#platform/blob-store';
import { claimLog, type ReadAllOptions } from '#platform/event-store';
import { Keyring, systemClock } from '#platform/kernel';
import { installationSecret } from '#platform/secrets';
import { MemoryBlobStore, MemoryEventStore, MemoryLog, newStream, sampleEvents } from '#testing';
import { BackupError, filesIn } from './backup-files.js';
import { restoreBlobs } from './blobs.js';
import { checkBackup } from './check-backup.js';
import { makeBackup } from './make-backup.js';
import { beginRestore, endRestore, refuseUnfinishedRestore } from './unfinished-restore.js';

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };

describe('a back-up', () => {
  let root: string;
  let home: string;
  let folder: string;
  let log: MemoryEventStore;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'caseline-backup-'));
    home = path.join(root, 'home');
    folder = path.join(root, 'backup');
    log = new MemoryEventStore(new MemoryLog());
    await claimLog(log, new Keyring(await installationSecret(home)), systemClock);
    for (let stream = 0; stream < 20; stream += 1) {
      await log.append(newStream(), 'none', sampleEvents(1 + (stream % 3)));
    }
  });

  afterEach(() => rm(root, { recursive: true }));

  function make(withKeys = true) {
    return makeBackup({ log, home, folder, withKeys, clock: systemClock }, quiet);
  }

  async function refusal(): Promise<unknown> {
    return checkBackup(folder, quiet).then(
      () => 'accepted',
      (error: unknown) => error,
    );
  }

  it('has all events and the keys, for its owner only, and nothing else', async () => {
    const manifest = await make();
    expect(await filesIn(folder)).toEqual([
      'SHA256SUMS',
      'events.ndjson.gz',
      'keys/installation-secret',
      'manifest.json',
    ]);
    expect(manifest.log.events).toBe(1 + 39);
    const checked = await checkBackup(folder, quiet);
    expect(checked.manifest).toEqual(manifest);
    if (process.platform !== 'win32') {
      for (const file of await filesIn(folder)) {
        expect((await stat(path.join(folder, file))).mode & 0o077).toBe(0);
      }
      expect((await stat(folder)).mode & 0o077).toBe(0);
    }
    expect(await readdir(root)).toEqual(['backup', 'home']);
  });

  it('has the contents of evidence, which come back into whatever store', async () => {
    const store = new DiskBlobStore(path.join(home, 'blobs'));
    const contents = [Buffer.from('a picture'), Buffer.alloc(100_000, 7)];
    const hashes = await Promise.all(contents.map((content) => store.put(content)));
    await writeFile(path.join(home, 'blobs', 'drafts', 'half'), 'of a con');

    const manifest = await make();

    expect(manifest.blobs).toBe(2);
    const kept = (await filesIn(folder)).filter((file) => file.startsWith('blobs/'));
    expect(kept).toEqual(hashes.map((hash) => `blobs/${hash.slice(0, 2)}/${hash}`).sort());
    expect((await stat(path.join(folder, kept[0]!))).mode & 0o077).toBe(0);
    await checkBackup(folder, quiet);
    const other = new MemoryBlobStore();
    await restoreBlobs(folder, other);
    await restoreBlobs(folder, other);
    expect([...other.hashes].sort()).toEqual([...hashes].sort());
    expect(await buffer(await other.get(hashes[0]!))).toEqual(contents[0]);

    await writeFile(path.join(folder, kept[0]!), 'another picture');
    expect(await refusal()).toBeInstanceOf(BackupError);
  });

  it('is not made of contents that are damaged', async () => {
    const hash = await new DiskBlobStore(path.join(home, 'blobs')).put(Buffer.from('a picture'));
    await writeFile(path.join(home, 'blobs', hash.slice(0, 2), hash), 'a pictur');
    await expect(make()).rejects.toThrow('is damaged');
    expect(await readdir(root)).toEqual(['home']);
  });

  it('leaves the keys out where they are kept elsewhere', async () => {
    expect((await make(false)).keys).toEqual([]);
    expect(await filesIn(folder)).not.toContain('keys/installation-secret');
  });

  it('has no events that came after it began', async () => {
    const growing = {
      head: () => log.head(),
      readStream: log.readStream.bind(log),
      readAll: async function* ({ after }: ReadAllOptions = {}) {
        let reached = after;
        for (let growth = 0; growth < 3; growth += 1) {
          for await (const event of log.readAll({ after: reached })) {
            yield event;
            reached = event.position;
          }
          await log.append(newStream(), 'none', sampleEvents(1));
        }
      },
    };
    const clock = systemClock;
    const { log: kept } = await makeBackup(
      { log: growing, home, folder, withKeys: true, clock },
      quiet,
    );
    expect(kept.events).toBe(40);
  });

  it('is refused wherever one bit of it is another', async () => {
    await make();
    const files = await filesIn(folder);
    const places = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(places, async ({ file, at, bit }) => {
        const whole = path.join(folder, file);
        const before = await readFile(whole);
        const after = Buffer.from(before);
        const index = Math.floor(at * after.length);
        after[index] = after.readUInt8(index) ^ (1 << bit);
        await writeFile(whole, after);
        const refused = await refusal();
        await writeFile(whole, before);
        expect(refused).toBeInstanceOf(BackupError);
        expect(String(refused)).toMatch(/damaged: .*Use another one\.$/);
      }),
      { numRuns: 150 },
    );
    expect(await refusal()).toBe('accepted');
  });

  it('is refused with a file that is cut off, missing, too many, or no file at all', async () => {
    for (const file of [
      'events.ndjson.gz',
      'manifest.json',
      'keys/installation-secret',
      'SHA256SUMS',
    ]) {
      await make();
      await truncate(path.join(folder, file), 20);
      expect(await refusal()).toBeInstanceOf(BackupError);
      await rm(path.join(folder, file));
      expect(await refusal()).toBeInstanceOf(BackupError);
      await rm(folder, { recursive: true });
    }
    await make();
    await appendFile(path.join(folder, 'notes.txt'), 'mine');
    expect(String(await refusal())).toContain('notes.txt is not its own');
    folder = path.join(root, 'nowhere');
    expect(String(await refusal())).toContain('is no complete back-up of Caseline');
  });

  it('does not go where something is, and leaves nothing behind when it fails', async () => {
    await make();
    await expect(make()).rejects.toThrow(
      'is not empty. Each back-up goes into a folder of its own.',
    );
    const stopped = new AbortController();
    const onProgress = () => {
      stopped.abort();
    };
    const toMake = { log, home, folder: `${folder}-2`, withKeys: true, clock: systemClock };
    await expect(makeBackup(toMake, { signal: stopped.signal, onProgress })).rejects.toThrow();
    expect(await readdir(root)).toEqual(['backup', 'home']);
  });

  it('is not made with the secret of another log', async () => {
    home = path.join(root, 'another');
    await installationSecret(home);
    await expect(make()).rejects.toThrow('is not that of the log');
    expect((await make(false)).keys).toEqual([]);
  });
});

describe('a home that is restored into', () => {
  let root: string;
  const backups: string[] = [];

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'caseline-restore-'));
    for (const name of ['one', 'other']) {
      const folder = await mkdtemp(path.join(root, name));
      await writeFile(path.join(folder, 'SHA256SUMS'), name);
      backups.push(folder);
    }
  });

  afterEach(async () => {
    backups.length = 0;
    await rm(root, { recursive: true });
  });

  it('has to be empty, or begun with the same back-up, and is not started on before it is done', async () => {
    const [one = '', other = ''] = backups;
    const home = path.join(root, 'home');
    await refuseUnfinishedRestore(home);
    await beginRestore(home, one);
    await expect(refuseUnfinishedRestore(home)).rejects.toThrow('is not complete');
    await expect(beginRestore(home, other)).rejects.toThrow('Another back-up was begun');
    await beginRestore(home, one);
    await writeFile(path.join(home, 'installation-secret'), 'x');
    await endRestore(home);
    await refuseUnfinishedRestore(home);
    await expect(beginRestore(home, one)).rejects.toThrow('is not empty');
  });
});
