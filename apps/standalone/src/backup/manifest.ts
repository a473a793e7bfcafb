import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type LogSummary } from '#platform/event-store';
import { BackupError, damaged, MANIFEST_FILE } from './backup-files.js';

const FORMAT = 'caseline-backup';
const VERSION = 1;

/** What a back-up is of. */
export interface Manifest {
  readonly format: string;
  /** Raised when what has been backed up before can no longer be read the same way. */
  readonly version: number;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly log: LogSummary;
  /** Names of the keys' files; without them a restored log needs them from elsewhere. */
  readonly keys: readonly string[];
  /** How many contents of evidence are with it; those in S3 are not. Undefined in back-ups that are older than evidence. */
  readonly blobs?: number;
}

export function manifestOf(
  log: LogSummary,
  keys: readonly string[],
  blobs: number,
  now: Date,
): Manifest {
  return { format: FORMAT, version: VERSION, madeAt: now.toISOString(), log, keys, blobs };
}

/** @throws BackupError */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST_FILE), 'utf8');
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch {
    throw damaged(folder, `${MANIFEST_FILE} cannot be read`);
  }
  if (manifest.format === FORMAT && manifest.version === VERSION) return manifest;
  throw new BackupError(
    `${folder} was not made by this version of Caseline. Restore it with the version that made it.`,
  );
}
