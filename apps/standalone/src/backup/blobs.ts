import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { blobHashOf, type BlobStore } from '#platform/blob-store';
import { BLOBS_FOLDER } from '../blob-store.js';
import { BackupError, damaged, filesIn } from './backup-files.js';

/** Of complete contents; drafts have other names. */
const CONTENT = /^[0-9a-f]{2}\/([0-9a-f]{64})$/;

/**
 * Copies the contents that a home has, and tells how many. After the log was copied: what an event refers to
 * was put before it, and contents never change, so those of a Caseline at work are complete, too.
 *
 * @throws BackupError for a content that is not what its name says.
 */
export async function copyBlobs(home: string, folder: string): Promise<number> {
  const from = path.join(home, BLOBS_FOLDER);
  let copied = 0;
  for (const { file, hash } of await contentsIn(from)) {
    const content = await readFile(path.join(from, file));
    if (blobHashOf(content) !== hash) {
      throw new BackupError(
        `${path.join(from, file)} is damaged. Put it back from an earlier back-up, or take it away, and its evidence can no longer be opened.`,
      );
    }
    await write(path.join(folder, BLOBS_FOLDER, file), content);
    copied += 1;
  }
  return copied;
}

/** Puts the contents of a back-up where the settings say. What is there already stays as it is. */
export async function restoreBlobs(folder: string, store: BlobStore): Promise<void> {
  const from = path.join(folder, BLOBS_FOLDER);
  for (const { file, hash } of await contentsIn(from)) {
    const put = await store.put(await readFile(path.join(from, file)));
    if (put !== hash) throw damaged(folder, `${file} is not what its name says`);
  }
}

async function contentsIn(folder: string) {
  const files = await filesIn(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return files.flatMap((file) => {
    const hash = CONTENT.exec(file)?.[1];
    return hash === undefined ? [] : [{ file, hash }];
  });
}

async function write(file: string, content: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
