import path from 'node:path';
import { type CompareOptions, copyLog, summarizeLog } from '#platform/event-store';
import { createPool } from '#platform/postgres';
import { type LogAddress } from '../log/log-address.js';
import { type OpenLog, openLog } from '../log/open-log.js';
import { databaseUrl } from '../secret-files.js';
import { blobStoreOf } from '../blob-store.js';
import { type StoreSettings } from '../store-settings.js';
import { BackupError, KEYS_FOLDER } from './backup-files.js';
import { restoreBlobs } from './blobs.js';
import { type CheckedBackup, checkBackup } from './check-backup.js';
import { copyKeys } from './home-keys.js';
import { type Manifest } from './manifest.js';
import { beginRestore, endRestore } from './unfinished-restore.js';

export interface BackupToRestore {
  readonly folder: string;
  /** Where to: the home and the log of these settings. */
  readonly settings: StoreSettings;
  readonly address: LogAddress;
}

/**
 * Makes an empty home and an empty log what they were when the back-up was made. A restore that was broken
 * off is gone on with by the same call; until it is complete, Caseline does not start on that home.
 *
 * @throws BackupError, DamagedLogFileError
 */
export async function restoreBackup(
  { folder, settings, address }: BackupToRestore,
  options: CompareOptions,
): Promise<Manifest> {
  const backup = await checkBackup(folder, options);
  const home = settings.CASELINE_HOME;
  await requireDatabaseWithoutReadModels(settings);
  await beginRestore(home, folder);
  await copyKeys(backup.manifest.keys, path.join(folder, KEYS_FOLDER), home);
  await restoreBlobs(folder, await blobStoreOf(settings));
  const target = await openLog(address, 'create');
  try {
    await fill(target, backup, address, options);
  } finally {
    await target.close();
  }
  await endRestore(home);
  return backup.manifest;
}

async function fill(
  target: OpenLog,
  { manifest, log }: CheckedBackup,
  { shown }: LogAddress,
  options: CompareOptions,
): Promise<void> {
  const copy = await copyLog(log, target, options);
  if (copy.outcome === 'different') {
    throw new BackupError(
      `${shown} has events already, and not those of the back-up. ${copy.difference} Restore into an empty one.`,
    );
  }
  options.signal.throwIfAborted();
  const { digest } = await summarizeLog(target.store, options);
  if (digest !== manifest.log.digest) {
    throw new BackupError(`${shown} does not have what was written to it. Is the disk in order?`);
  }
}

/** Read models belong to one log; those of another would be refused at the start, and in the dark. */
async function requireDatabaseWithoutReadModels(settings: StoreSettings): Promise<void> {
  const connectionString = await databaseUrl(settings);
  if (connectionString === undefined) return;
  const pool = createPool(connectionString, { max: 1, applicationName: 'caseline restore' });
  try {
    const { rows } = await pool.query<{ used: boolean }>(
      `select to_regclass('subscription_checkpoints') is not null as used`,
    );
    if (rows[0]?.used !== true) return;
  } finally {
    await pool.end();
  }
  throw new BackupError(
    'The database of DATABASE_URL has been used by Caseline. Restore into an empty one.',
  );
}
