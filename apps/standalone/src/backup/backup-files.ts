import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export const EVENTS_FILE = 'events.ndjson.gz';
export const MANIFEST_FILE = 'manifest.json';
export const KEYS_FOLDER = 'keys';
/** In the format of `sha256sum`, so that a back-up can be checked where no Caseline is. Written last. */
export const SUMS_FILE = 'SHA256SUMS';

/** Why a back-up cannot be used, in a sentence that says what is wrong with it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** All files of a folder, those in its folders included, as paths from it with `/`. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** What SHA256SUMS says of a folder. */
export async function sumsOf(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const file of await filesIn(folder)) {
    if (file !== SUMS_FILE) lines.push(`${await digestOf(path.join(folder, file))}  ${file}\n`);
  }
  return lines.join('');
}

/** @throws BackupError unless the files of the folder are exactly those that were written. */
export async function checkSums(folder: string): Promise<void> {
  const text = await readFile(path.join(folder, SUMS_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new BackupError(
      `${folder} is no complete back-up of Caseline: it has no readable ${SUMS_FILE}.`,
    );
  }
  const listed = new Map(text.split('\n').flatMap(listedIn));
  const there = await filesIn(folder);
  const missing = [...listed.keys()].filter((file) => !there.includes(file));
  const foreign = there.filter((file) => file !== SUMS_FILE && !listed.has(file));
  const [lost = foreign[0]] = missing;
  if (lost !== undefined) {
    throw damaged(folder, missing.length > 0 ? `${lost} is missing` : `${lost} is not its own`);
  }
  for (const [file, digest] of listed) {
    if ((await digestOf(path.join(folder, file))) !== digest) {
      throw damaged(folder, `${file} is not as it was written`);
    }
  }
  if (!listed.has(MANIFEST_FILE) || !listed.has(EVENTS_FILE) || text !== (await sumsOf(folder))) {
    throw damaged(folder, `${SUMS_FILE} is not as it was written`);
  }
}

function listedIn(line: string): (readonly [string, string])[] {
  const [, digest, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
  return digest === undefined || file === undefined ? [] : [[file, digest]];
}

export function damaged(folder: string, why: string): BackupError {
  return new BackupError(
    `The back-up ${folder} is damaged: ${why}. Nothing was restored. Use another one.`,
  );
}
