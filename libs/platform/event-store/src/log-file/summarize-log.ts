import { type CompareOptions } from '../compare-logs/compare-logs.js';
import { logBatches } from '../compare-logs/log-batches.js';
import { progressOf } from '../compare-logs/log-progress.js';
import { type LogSummary, LogTally } from '../compare-logs/log-tally.js';
import { type ReadableLog } from '../compare-logs/readable-log.js';

/**
 * What a log amounts to, read from its start to its end.
 *
 * @throws BrokenStreamError
 * @throws when the signal aborts.
 */
export async function summarizeLog(
  log: ReadableLog,
  { signal, onProgress }: CompareOptions,
): Promise<LogSummary> {
  const tally = new LogTally();
  const progress = await progressOf(log);
  for await (const entries of logBatches(log)) {
    signal.throwIfAborted();
    tally.add(entries);
    onProgress(progress('checking', tally.events, entries));
  }
  return tally.summary();
}
