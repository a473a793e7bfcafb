import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type CompareOptions } from '../compare-logs/compare-logs.js';
import { logBatches } from '../compare-logs/log-batches.js';
import { progressOf } from '../compare-logs/log-progress.js';
import { type LogSummary, LogTally } from '../compare-logs/log-tally.js';
import { type ReadableLog } from '../compare-logs/readable-log.js';

/** Twice as fast as the default, for a tenth more bytes. */
const COMPRESSION = { level: 3 };

/**
 * Writes a log into a new file, which only its owner can read: gzip of one line for each event, in the order
 * of the log, `[stream, revision, id, type, data, metadata]` as JSON. The digest is the SHA-256 of the
 * unpacked lines, the same as that of a comparison of logs.
 *
 * @throws BrokenStreamError
 * @throws EventStoreUnavailableError when the log stays away.
 * @throws when the signal aborts; what there is of the file then is of no use.
 */
export async function writeLogFile(
  source: ReadableLog,
  file: string,
  { signal, onProgress }: CompareOptions,
): Promise<LogSummary> {
  const tally = new LogTally();
  const progress = await progressOf(source);
  async function* lines(): AsyncGenerator<string> {
    for await (const entries of logBatches(source)) {
      tally.add(entries);
      yield entries.map(({ content }) => `${content}\n`).join('');
      onProgress(progress('backing up', tally.events, entries));
    }
  }
  const handle = await open(file, 'wx', 0o600);
  try {
    const output = handle.createWriteStream({ flush: true });
    await pipeline(Readable.from(lines()), createGzip(COMPRESSION), output, { signal });
  } finally {
    await handle.close().catch(() => undefined);
  }
  return tally.summary();
}
