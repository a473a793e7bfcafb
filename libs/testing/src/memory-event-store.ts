import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import {
  isWanted,
  type AppendResult,
  type EventStore,
  EventStoreUnavailableError,
  type EventToAppend,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  serializeAppend,
  type StreamRevision,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '#platform/event-store';

/** A log in memory that several stores can share, as several processes share a database. */
export class MemoryLog {
  readonly id = randomUUID();
  readonly events: RecordedEvent[] = [];
  readonly streams = new Map<string, RecordedEvent[]>();
  readonly growth = new EventEmitter().setMaxListeners(0);

  append(event: Omit<RecordedEvent, 'position'>): RecordedEvent {
    const position = String(this.events.length + 1).padStart(16, '0') as Position;
    const recorded = { ...event, position };
    this.events.push(recorded);
    const stream = this.streams.get(event.streamName) ?? [];
    this.streams.set(event.streamName, stream);
    stream.push(recorded);
    return recorded;
  }
}

/** For properties that need hundreds of logs. It passes the conformance suite, as any adapter does. */
export class MemoryEventStore implements EventStore {
  readonly #closing = new AbortController();

  constructor(private readonly log = new MemoryLog()) {}

  async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const serialized = serializeAppend(streamName, expectedRevision, events);
    if (this.#closing.signal.aborted) throw new EventStoreUnavailableError('The store is closed.');
    // Gives way before and after, so that appends race as they do between processes.
    await setImmediate();
    const first = expectedRevision === 'none' ? 0 : expectedRevision + 1;
    const stream = this.log.streams.get(streamName) ?? [];
    const there = stream.slice(first, first + events.length);
    const isRepeat = serialized.every(({ id }, index) => there[index]?.id === id);
    if (!isRepeat && stream.length !== first) {
      return { outcome: 'conflict', currentRevision: stream.length ? stream.length - 1 : 'none' };
    }
    const recorded = isRepeat
      ? there
      : serialized.map(({ id, type, data, metadata }, index) =>
          this.log.append({
            id,
            type,
            data: JSON.parse(data) as object,
            metadata: JSON.parse(metadata) as RecordedEvent['metadata'],
            streamName,
            revision: first + index,
          }),
        );
    this.log.growth.emit('grown');
    await setImmediate();
    const last = recorded.at(-1)!;
    return { outcome: 'appended', revision: last.revision, position: last.position };
  }

  async *readStream(
    streamName: string,
    { direction = 'forwards', from, limit }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    await setImmediate();
    const stream = this.log.streams.get(streamName) ?? [];
    const wanted =
      direction === 'forwards'
        ? stream.slice(from ?? 0)
        : stream.slice(0, (from ?? stream.length) + 1).reverse();
    yield* structuredClone(wanted.slice(0, limit));
  }

  async *readAll({ after, filter, limit }: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    await setImmediate();
    const wanted = this.log.events
      .slice(Number(after ?? 0))
      .filter(({ type, streamName }) => isWanted(filter, type, streamName));
    yield* structuredClone(wanted.slice(0, limit));
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    const { after, filter, batchSize = 1_000 } = options;
    const ended = AbortSignal.any([options.signal, this.#closing.signal]);
    let next = Number(after ?? 0);
    let toldCaughtUp = false;
    while (!ended.aborted) {
      const batch = this.log.events.slice(next, next + batchSize);
      next += batch.length;
      const events = batch.filter(({ type, streamName }) => isWanted(filter, type, streamName));
      if (events.length > 0) {
        toldCaughtUp = false;
        yield { kind: 'events', events: structuredClone(events) };
      } else if (next === this.log.events.length) {
        if (!toldCaughtUp) yield { kind: 'caught-up' };
        toldCaughtUp = true;
        if (next === this.log.events.length) await this.#growth(ended);
      }
    }
  }

  logId(): Promise<string> {
    return Promise.resolve(this.log.id);
  }

  head(): Promise<Position | undefined> {
    return Promise.resolve(this.log.events.at(-1)?.position);
  }

  close(): Promise<void> {
    this.#closing.abort();
    return Promise.resolve();
  }

  /** Until there is more, or the subscription ends. */
  async #growth(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await once(this.log.growth, 'grown', { signal }).catch(() => undefined);
  }
}
