import { randomUUID } from 'node:crypto';
import { type EventStore, type RecordedEvent } from '#platform/event-store';
import { MemoryEventStore, MemoryLog } from '#testing';

/** An event before any store has given it a position. */
export type PastEvent = Omit<RecordedEvent, 'position'>;

/** What is stored as one append. */
export type PastAppend = readonly PastEvent[];

export function pastEvent(streamName: string, revision: number, data: object = {}): PastEvent {
  const id = randomUUID();
  return {
    id,
    streamName,
    revision,
    type: 'JarFilled',
    data: { coins: revision, ...data },
    metadata: {
      schemaVersion: 1,
      occurredAt: '2026-03-01T08:00:00.000Z',
      recordedAt: '2026-03-01T08:00:01.000Z',
      actor: { kind: 'system', id: 'spec' },
      correlationId: id,
      causationId: id,
    },
  };
}

/** Appends of one to three events to streams that take turns, e.g. `jar-0`. */
export function pastAppends(appends: number, streams = 7): readonly PastAppend[] {
  const next = new Map<string, number>();
  return Array.from({ length: appends }, (_, number) => {
    const stream = `jar-${(number * number + (number >> 2)) % streams}`;
    const first = next.get(stream) ?? 0;
    const events = 1 + (number % 3);
    next.set(stream, first + events);
    return Array.from({ length: events }, (_, index) =>
      pastEvent(stream, first + index, { text: `提现 ${number} \u0000 \ud800`, 10: 'b', 9: 'a' }),
    );
  });
}

export async function record(store: EventStore, appends: readonly PastAppend[]): Promise<void> {
  for (const append of appends) {
    const [first] = append;
    if (!first) continue;
    const expected = first.revision === 0 ? 'none' : first.revision - 1;
    const { outcome } = await store.append(first.streamName, expected, append);
    if (outcome === 'conflict') throw new Error(`A conflict in ${first.streamName}.`);
  }
}

/** A log with exactly these events, also such as no store would have taken. */
export function logOf(events: readonly PastEvent[]): MemoryEventStore {
  const log = new MemoryLog();
  for (const event of events) log.append(event);
  return new MemoryEventStore(log);
}

export async function eventsOf(store: EventStore): Promise<PastEvent[]> {
  const events: PastEvent[] = [];
  for await (const { position: _, ...event } of store.readAll()) events.push(event);
  return events;
}

export const unhurried = { signal: new AbortController().signal, onProgress: () => undefined };
