import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CompareOptions,
  type EventStore,
  isClaimedUnder,
  LogFile,
  type LogSummary,
  prefixOf,
  summarizeLog,
  writeLogFile,
} from '#platform/event-store';
import { type Clock, Keyring } from '#platform/kernel';
import { installationSecret } from '#platform/secrets';
import {
  BackupError,
  EVENTS_FILE,
  KEYS_FOLDER,
  MANIFEST_FILE,
  SUMS_FILE,
  sumsOf,
} from './backup-files.js';
import { copyKeys, keysIn } from './home-keys.js';
import { copyBlobs } from './blobs.js';
import { type Manifest, manifestOf } from './manifest.js';

export interface BackupToMake {
  readonly log: Pick<EventStore, 'readAll' | 'readStream' | 'head'>;
  readonly home: string;
  readonly folder: string;
  /** The keys of the home go with it. */
  readonly withKeys: boolean;
  readonly clock: Clock;
}

/**
 * Writes a back-up beside where it is to be, reads it again, and only then gives it its name. Whatever
 * happens before, there is nothing under that name.
 *
 * @throws BackupError, or what reading the log throws; nothing is left behind then.
 */
export async function makeBackup(toMake: BackupToMake, options: CompareOptions): Promise<Manifest> {
  const { folder, home, log, withKeys } = toMake;
  await requireEmpty(folder);
  const keys = withKeys ? await keysIn(home) : [];
  if (keys.includes('installation-secret')) await requireOwnSecret(log, home);
  const draft = `${folder}.unfinished-${randomUUID().slice(0, 8)}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const summary = await writeEvents(log, path.join(draft, EVENTS_FILE), options);
    if (keys.length > 0) await copyKeys(keys, home, path.join(draft, KEYS_FOLDER));
    const blobs = await copyBlobs(home, draft);
    const manifest = manifestOf(summary, keys, blobs, toMake.clock.now());
    await write(draft, MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`);
    await write(draft, SUMS_FILE, await sumsOf(draft));
    await give(draft, folder);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** All that the log has now, however it grows meanwhile; read again from the disk. */
async function writeEvents(
  log: BackupToMake['log'],
  file: string,
  options: CompareOptions,
): Promise<LogSummary> {
  const head = await log.head();
  if (head === undefined) throw new BackupError('The log has no events: there is nothing to keep.');
  const written = await writeLogFile(prefixOf(log, head), file, options);
  const read = await summarizeLog(new LogFile(file, written.events), options);
  if (read.digest !== written.digest) {
    throw new BackupError('What was written cannot be read back. Is the disk in order?');
  }
  return written;
}

async function requireEmpty(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new BackupError(`${folder} is no folder that can be written to.`);
  });
  if (there.length === 0) return;
  throw new BackupError(`${folder} is not empty. Each back-up goes into a folder of its own.`);
}

/** A home beside a log of another installation would make a back-up that nobody can use. */
async function requireOwnSecret(log: BackupToMake['log'], home: string): Promise<void> {
  const keyring = new Keyring(await installationSecret(home));
  if (await isClaimedUnder(log, keyring)) return;
  throw new BackupError(
    `The installation secret in ${home} is not that of the log. Set CASELINE_HOME to the home of this log, or keep the secret elsewhere and say --without-keys.`,
  );
}

async function write(folder: string, name: string, text: string): Promise<void> {
  await writeFile(path.join(folder, name), text, { mode: 0o600, flag: 'wx', flush: true });
}

async function give(draft: string, folder: string): Promise<void> {
  await sync(draft);
  // An empty folder may be there.
  await rmdir(folder).catch(() => undefined);
  await rename(draft, folder);
  await sync(path.dirname(folder));
}

/** So that a name is on the disk, too. Not every system lets a folder be opened for that. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
