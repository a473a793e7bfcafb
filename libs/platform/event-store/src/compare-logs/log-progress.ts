import { offsetOf } from '../log-offset.js';
import { type ReadableLog } from './readable-log.js';
import { type LogEntry } from './log-entry.js';

export interface LogProgress {
  readonly phase: 'comparing' | 'copying' | 'backing up' | 'checking';
  /** Events of the source that have been dealt with. */
  readonly events: number;
  /** Of the way to where the source ended when the work began: from 0 to 1. An estimate. */
  readonly share: number;
}

export type OnProgress = (progress: LogProgress) => void;

type ProgressOfBatch = (
  phase: LogProgress['phase'],
  events: number,
  batch: readonly LogEntry[],
) => LogProgress;

/** Measures the way by positions, as no store tells how many events it has. */
export async function progressOf(source: ReadableLog): Promise<ProgressOfBatch> {
  const end = offsetOf(await source.head());
  let start: number | undefined;
  let share = 0;
  return (phase, events, batch) => {
    start ??= offsetOf(batch[0]?.event.position);
    const reached = offsetOf(batch.at(-1)?.event.position);
    const way = end - start;
    if (batch.length > 0) share = way > 0 ? Math.min(1, (reached - start) / way) : 1;
    return { phase, events, share };
  };
}
