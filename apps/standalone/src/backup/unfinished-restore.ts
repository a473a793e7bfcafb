import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BackupError, SUMS_FILE } from './backup-files.js';

/** In a home, for as long as what is restored into it is not complete. */
export const UNFINISHED_RESTORE = 'restore-unfinished';

/**
 * Marks a home that a back-up is being restored into, which has to be empty, or marked for the same back-up
 * by a restore that was broken off.
 *
 * @throws BackupError
 */
export async function beginRestore(home: string, backup: string): Promise<void> {
  const sums = await readFile(path.join(backup, SUMS_FILE));
  const digest = createHash('sha256').update(sums).digest('hex');
  const begun = await markOf(home);
  if (begun === digest) return;
  if (begun !== undefined) {
    throw new BackupError(
      `Another back-up was begun to be restored into ${home}. Finish that one, or set CASELINE_HOME to an empty folder.`,
    );
  }
  const there = await readdir(home).catch(() => []);
  if (there.length > 0) {
    throw new BackupError(
      `${home} is not empty. A back-up is restored into an empty home only: set CASELINE_HOME to another folder.`,
    );
  }
  await mkdir(home, { recursive: true, mode: 0o711 });
  await writeFile(path.join(home, UNFINISHED_RESTORE), digest, { mode: 0o600, flush: true });
}

export async function endRestore(home: string): Promise<void> {
  await rm(path.join(home, UNFINISHED_RESTORE));
}

/** @throws BackupError for a home that has a part of a back-up only: Caseline would go on without the rest. */
export async function refuseUnfinishedRestore(home: string): Promise<void> {
  if ((await markOf(home)) === undefined) return;
  throw new BackupError(
    `A back-up was being restored into ${home} and is not complete. Run the same \`npm run restore\` again: it goes on where it was.`,
  );
}

async function markOf(home: string): Promise<string | undefined> {
  return readFile(path.join(home, UNFINISHED_RESTORE), 'utf8').catch(() => undefined);
}
