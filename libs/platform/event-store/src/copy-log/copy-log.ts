import { type EventStore } from '../event-store.js';
import { type CompareOptions } from '../compare-logs/compare-logs.js';
import { describeDifference } from '../compare-logs/difference.js';
import { type ReadableLog } from '../compare-logs/readable-log.js';
import { type LogEntry } from '../compare-logs/log-entry.js';
import { progressOf } from '../compare-logs/log-progress.js';
import { LogReading } from '../compare-logs/log-reading.js';
import { type LogSummary, LogTally } from '../compare-logs/log-tally.js';
import { walkTogether } from '../compare-logs/walk-together.js';
import { type LogIntake } from './log-intake.js';

export interface CopyTarget {
  readonly store: EventStore;
  readonly intake: LogIntake;
}

export type Copy =
  | {
      readonly outcome: 'copied' | 'stopped';
      /** Events of the source that the target has now. */
      readonly log: LogSummary;
      /** How many of them it had before. */
      readonly found: number;
    }
  | { readonly outcome: 'different'; readonly difference: string };

/**
 * Brings a log to where another one ends, in the same order. What the target has already is compared first,
 * all of it: it has to be what the source begins with. So a copy that was broken off, at whatever moment,
 * goes on where it was, and nothing but the two logs need be known.
 *
 * @throws TargetChangedError, BrokenStreamError
 * @throws EventStoreUnavailableError when one of them stays away.
 */
export async function copyLog(
  source: ReadableLog,
  target: CopyTarget,
  options: CompareOptions,
): Promise<Copy> {
  const { signal, onProgress } = options;
  const tally = new LogTally();
  const progress = await progressOf(source);
  const reading = new LogReading(source);
  const isThere = new LogReading(target.store);
  try {
    const onCommon = (entries: readonly LogEntry[]): void => {
      tally.add(entries);
      onProgress(progress('comparing', tally.events, entries));
    };
    const parting = await walkTogether(reading, isThere, onCommon, signal);
    if (parting.kind === 'differ' || parting.kind === 'source-ends') {
      const difference = await describeDifference(source, target.store, parting, tally.events);
      return { outcome: 'different', difference };
    }
    const found = tally.events;
    let reached = isThere.passed;
    for await (const entries of rest(reading, signal)) {
      tally.add(entries);
      reached = await target.intake.take(
        entries.map(({ event }) => event),
        reached,
      );
      onProgress(progress('copying', tally.events, entries));
    }
    return { outcome: signal.aborted ? 'stopped' : 'copied', log: tally.summary(), found };
  } finally {
    await Promise.all([reading.close(), isThere.close()]);
  }
}

async function* rest(
  reading: LogReading,
  signal: AbortSignal,
): AsyncGenerator<readonly LogEntry[]> {
  while (!signal.aborted) {
    const entries = await reading.ahead();
    if (entries.length === 0) return;
    yield entries;
    reading.pass(entries.length);
  }
}
