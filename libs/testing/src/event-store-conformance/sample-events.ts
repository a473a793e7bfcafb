import { randomUUID } from 'node:crypto';
import {
  type AppendResult,
  type EventStore,
  EventStoreUnavailableError,
  type EventToAppend,
  type Position,
  type RecordedEvent,
  type StreamRevision,
  type SubscribeOptions,
} from '#platform/event-store';

/** A category that no other spec uses, on a log that all of them share. */
export function newCategory(): string {
  return `conformance${randomUUID().replaceAll('-', '')}`;
}

export function newStream(category = newCategory()): string {
  return `${category}-${randomUUID()}`;
}

export function sampleEvent(data: object = {}, type = 'SampleRecorded'): EventToAppend {
  const id = randomUUID();
  return {
    id,
    type,
    data,
    metadata: {
      schemaVersion: 1,
      occurredAt: '2026-03-01T08:00:00.000Z',
      recordedAt: '2026-03-01T08:00:01.000Z',
      actor: { kind: 'system', id: 'conformance' },
      correlationId: id,
      causationId: id,
    },
  };
}

export function sampleEvents(count: number): EventToAppend[] {
  return Array.from({ length: count }, (_, number) => sampleEvent({ number }));
}

/** Repeats an append whose outcome is unknown, as the port tells its callers to. */
export async function appendSurely(
  store: EventStore,
  streamName: string,
  expectedRevision: StreamRevision,
  events: readonly EventToAppend[],
): Promise<AppendResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.append(streamName, expectedRevision, events);
    } catch (error) {
      if (attempt === 100 || !(error instanceof EventStoreUnavailableError)) throw error;
    }
  }
}

/** Appends that must succeed; answers what they did. */
export async function appended(
  store: EventStore,
  streamName: string,
  expectedRevision: StreamRevision,
  events: readonly EventToAppend[],
): Promise<{ readonly revision: number; readonly position: Position }> {
  const result = await appendSurely(store, streamName, expectedRevision, events);
  if (result.outcome === 'conflict') throw new Error(`Conflict at ${result.currentRevision}.`);
  return result;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function idsOf(events: readonly { readonly id: string }[]): string[] {
  return events.map(({ id }) => id);
}

export interface Subscriber {
  readonly events: readonly RecordedEvent[];
  readonly batchSizes: readonly number[];
  /** How many events had come at each `caught-up`. */
  readonly caughtUpAt: readonly number[];
  /** Waits until this is so; the spec's timeout is the bound. */
  until(condition: () => boolean): Promise<void>;
  /** Ends the subscription and waits until the iteration has finished. */
  stop(): Promise<void>;
  /** Settles when the iteration has finished, however it did. */
  readonly finished: Promise<void>;
}

/** Follows the log as a subscriber should: from the last event that it handled, whatever happens. */
export function follow(
  store: EventStore,
  options: Omit<SubscribeOptions, 'signal'> & { readonly handle?: () => Promise<void> },
): Subscriber {
  const { handle, ...from } = options;
  const stopping = new AbortController();
  const events: RecordedEvent[] = [];
  const batchSizes: number[] = [];
  const caughtUpAt: number[] = [];
  let check = (): void => undefined;

  const subscribeOnce = async (): Promise<void> => {
    const after = events.at(-1)?.position ?? from.after;
    for await (const message of store.subscribe({ ...from, after, signal: stopping.signal })) {
      if (message.kind === 'caught-up') caughtUpAt.push(events.length);
      else {
        await handle?.();
        batchSizes.push(message.events.length);
        events.push(...message.events);
      }
      check();
    }
  };
  const run = async (): Promise<void> => {
    for (;;) {
      try {
        await subscribeOnce();
        return;
      } catch (error) {
        if (!(error instanceof EventStoreUnavailableError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const finished = run();
  // A spec that has failed already does not wait for it.
  finished.catch(() => undefined);

  return {
    events,
    batchSizes,
    caughtUpAt,
    finished,
    until: (condition) =>
      Promise.race([
        new Promise<void>((resolve) => {
          check = () => {
            if (condition()) resolve();
          };
          check();
        }),
        finished.then(() => {
          throw new Error('The subscription finished before that.');
        }),
      ]),
    stop: () => {
      stopping.abort();
      return finished;
    },
  };
}
