import path from 'node:path';
import { type CompareOptions, LogFile, summarizeLog } from '#platform/event-store';
import { checkSums, damaged, EVENTS_FILE } from './backup-files.js';
import { type Manifest, readManifest } from './manifest.js';

export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly log: LogFile;
}

/**
 * Reads all of a back-up before anything is made of it.
 *
 * @throws BackupError, DamagedLogFileError, BrokenStreamError
 */
export async function checkBackup(folder: string, options: CompareOptions): Promise<CheckedBackup> {
  await checkSums(folder);
  const manifest = await readManifest(folder);
  const log = new LogFile(path.join(folder, EVENTS_FILE), manifest.log.events);
  const { events, digest } = await summarizeLog(log, options);
  if (events !== manifest.log.events || digest !== manifest.log.digest) {
    throw damaged(folder, 'its events are not those that its manifest tells of');
  }
  return { manifest, log };
}
