import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { type Clock, systemClock } from '#platform/kernel';
import { type BlobHash, blobHashOf, requireBlobHash } from '../blob-hash.js';
import { type BlobStore } from '../blob-store.js';
import { BlobMissingError, BlobStoreUnavailableError } from '../errors.js';
import { verifiedContent } from '../verified-content.js';

/** Files that are not complete yet. No content has a name in it. */
const DRAFTS = 'drafts';

/** Nobody writes a content for so long. */
const DEAD_AFTER_MS = 3_600_000;

/**
 * Contents as files of a folder, readable for their owner only. A file appears under its name when it is
 * complete and on the disk, and never changes: so it can be copied at any time. Several processes of one machine may
 * share the folder.
 */
export class DiskBlobStore implements BlobStore {
  #swept: Promise<void> | undefined;

  /** Makes nothing before something is put. */
  constructor(
    private readonly folder: string,
    private readonly clock: Clock = systemClock,
  ) {}

  async put(content: Uint8Array): Promise<BlobHash> {
    // A copy: the caller may go on with its bytes while they are written.
    const kept = Buffer.from(content);
    const hash = blobHashOf(kept);
    const draft = path.join(this.folder, DRAFTS, randomUUID());
    try {
      await mkdir(path.dirname(draft), { recursive: true, mode: 0o700 });
      this.#swept ??= this.#sweep();
      await this.#swept;
      await writeDraft(draft, kept);
      // Also over a file that is there: should that be damaged, it is whole again.
      await this.#giveName(draft, hash);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw failureOf(error);
    }
    return hash;
  }

  async get(hash: BlobHash): Promise<Readable> {
    const file = this.#fileOf(hash);
    // A link would lead out of the folder.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch(orMissing);
    return verifiedContent(handle.createReadStream(), hash);
  }

  async exists(hash: BlobHash): Promise<boolean> {
    const file = this.#fileOf(hash);
    return stat(file).then(
      (found) => found.isFile(),
      (error: unknown) => {
        if (isAbsent(error)) return false;
        throw failureOf(error);
      },
    );
  }

  async delete(hash: BlobHash): Promise<void> {
    const file = this.#fileOf(hash);
    try {
      await rm(file, { force: true });
      await syncFolder(path.dirname(file));
    } catch (error) {
      if (!isAbsent(error)) throw failureOf(error);
    }
  }

  /** Removes what processes that were killed have left unfinished. */
  async #sweep(): Promise<void> {
    const drafts = path.join(this.folder, DRAFTS);
    for (const name of await readdir(drafts)) {
      const draft = path.join(drafts, name);
      const written = await stat(draft).catch(() => undefined);
      const age = written ? this.clock.now().getTime() - written.mtimeMs : 0;
      if (age > DEAD_AFTER_MS) await rm(draft, { force: true });
    }
  }

  async #giveName(draft: string, hash: BlobHash): Promise<void> {
    const file = this.#fileOf(hash);
    const made = await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await rename(draft, file);
    await syncFolder(path.dirname(file));
    if (made !== undefined) await syncFolder(this.folder);
  }

  /** In one of 256 folders, as people look into folders, too. */
  #fileOf(hash: BlobHash): string {
    return path.join(this.folder, requireBlobHash(hash).slice(0, 2), hash);
  }
}

async function writeDraft(draft: string, content: Uint8Array): Promise<void> {
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that a name is on the disk, too. Not every system lets a folder be opened for that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch((error: unknown) => {
    if (isAbsent(error)) throw error;
    return undefined;
  });
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function orMissing(error: unknown): FileHandle {
  throw isAbsent(error) ? new BlobMissingError() : failureOf(error);
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function failureOf(error: unknown): BlobStoreUnavailableError {
  // The message of a system error names the file; its code is enough.
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new BlobStoreUnavailableError(`its folder cannot be used (${code})`, error);
}
