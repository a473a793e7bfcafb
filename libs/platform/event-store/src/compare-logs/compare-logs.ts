import { type ReadableLog } from './readable-log.js';
import { describeDifference } from './difference.js';
import { LogReading } from './log-reading.js';
import { type LogSummary, LogTally } from './log-tally.js';
import { type OnProgress, progressOf } from './log-progress.js';
import { walkTogether } from './walk-together.js';

export interface CompareOptions {
  /** Ends it between two batches. */
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

export type Comparison =
  | { readonly outcome: 'equal'; readonly log: LogSummary }
  | { readonly outcome: 'different'; readonly difference: string }
  | { readonly outcome: 'stopped' };

/**
 * Whether two logs have the same events in the same order: stream, revision, id, type, data and metadata of
 * each. In every stream the revisions have to follow each other from 0, so that equal logs have equal streams.
 * One pass over both, in memory that does not grow with the number of events.
 *
 * @throws BrokenStreamError when both lack the same event.
 * @throws EventStoreUnavailableError when one of them stays away.
 */
export async function compareLogs(
  source: ReadableLog,
  target: ReadableLog,
  { signal, onProgress }: CompareOptions,
): Promise<Comparison> {
  const tally = new LogTally();
  const progress = await progressOf(source);
  const readings = [new LogReading(source), new LogReading(target)] as const;
  try {
    const parting = await walkTogether(
      ...readings,
      (entries) => {
        tally.add(entries);
        onProgress(progress('comparing', tally.events, entries));
      },
      signal,
    );
    if (parting.kind === 'stopped') return { outcome: 'stopped' };
    if (parting.kind === 'both-end') return { outcome: 'equal', log: tally.summary() };
    const difference = await describeDifference(source, target, parting, tally.events);
    return { outcome: 'different', difference };
  } finally {
    await Promise.all(readings.map((reading) => reading.close()));
  }
}
