import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreUnavailableError } from '../errors.js';
import { type Position, type RecordedEvent } from '../event-store.js';
import { type ReadableLog } from './readable-log.js';
import { type LogEntry, toLogEntry } from './log-entry.js';

export interface BatchLimits {
  /** With so many events, or so many characters of content, a batch ends where another stream comes. */
  readonly events: number;
  readonly characters: number;
  /** How long the store may be away. */
  readonly patienceMs: number;
}

const LIMITS: BatchLimits = { events: 1_000, characters: 4_000_000, patienceMs: 30_000 };
const PAUSE_MS = 250;

/** What one stream has in one go is cut only when it is so many times as large as a batch should be. */
const STRETCH = 4;

/**
 * A log from its start to its end, in batches of bounded size. Events of one stream that follow each other
 * stay together, as they may have been appended together.
 */
export async function* logBatches(
  store: ReadableLog,
  limits: Partial<BatchLimits> = {},
): AsyncGenerator<readonly LogEntry[]> {
  const { patienceMs, ...size } = { ...LIMITS, ...limits };
  let reached: Position | undefined;
  let deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      for await (const batch of cut(store.readAll({ after: reached }), size)) {
        yield batch;
        reached = batch.at(-1)?.event.position;
        deadline = performance.now() + patienceMs;
      }
      return;
    } catch (error) {
      const mayComeBack = error instanceof EventStoreUnavailableError;
      if (!mayComeBack || performance.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function* cut(
  events: AsyncIterable<RecordedEvent>,
  size: Omit<BatchLimits, 'patienceMs'>,
): AsyncGenerator<readonly LogEntry[]> {
  let batch: LogEntry[] = [];
  let characters = 0;
  let stream = '';
  for await (const event of events) {
    const stretch = event.streamName === stream ? STRETCH : 1;
    const isFull = batch.length >= size.events * stretch || characters >= size.characters * stretch;
    if (isFull) {
      yield batch;
      batch = [];
      characters = 0;
    }
    const entry = toLogEntry(event);
    batch.push(entry);
    characters += entry.content.length;
    stream = event.streamName;
  }
  if (batch.length > 0) yield batch;
}
