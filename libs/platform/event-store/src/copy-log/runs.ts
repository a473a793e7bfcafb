import { MAX_APPEND_BYTES, type RecordedEvent } from '../event-store.js';

/** Neighbours of one stream: an append of a log that is being copied, or several. */
export interface Run {
  readonly streamName: string;
  /** Of the first event. */
  readonly revision: number;
  readonly events: RecordedEvent[];
}

/** EventStoreDB counts the names of types, too, and a little more for each event. */
const BYTES_BESIDE = 128;

/** Each run is as long as one append may be. */
export function runsOf(events: readonly RecordedEvent[]): readonly Run[] {
  const runs: Run[] = [];
  const ids = new Set<string>();
  let bytes = 0;
  for (const event of events) {
    const { streamName, revision, id } = event;
    const run = runs.at(-1);
    const size = bytesOf(event);
    bytes += size;
    // An id may come again in a log, though not in one append.
    if (run?.streamName === streamName && bytes <= MAX_APPEND_BYTES && !ids.has(id)) {
      run.events.push(event);
    } else {
      runs.push({ streamName, revision, events: [event] });
      ids.clear();
      bytes = size;
    }
    ids.add(id);
  }
  return runs;
}

function bytesOf({ type, data, metadata }: RecordedEvent): number {
  return Buffer.byteLength(JSON.stringify([type, data, metadata])) + BYTES_BESIDE;
}
