import { setImmediate } from 'node:timers/promises';
import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  serializeAppend,
  type StreamRevision,
} from '#platform/event-store';

/**
 * A log in memory, for properties that need hundreds of logs. What has to hold on a real log is tested on
 * one too.
 */
export class MemoryEventStore implements EventStore {
  readonly #streams = new Map<string, RecordedEvent[]>();
  #length = 0;

  async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    // Gives way, so that appends race as they do between processes.
    await setImmediate();
    const result = this.#append(streamName, expectedRevision, events);
    await setImmediate();
    return result;
  }

  #append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): AppendResult {
    const stream = this.#streams.get(streamName) ?? [];
    const first = expectedRevision === 'none' ? 0 : expectedRevision + 1;
    const there = stream.slice(first, first + events.length);
    const isRepeat =
      there.length === events.length && events.every(({ id }, index) => there[index]?.id === id);
    if (!isRepeat && stream.length !== first) {
      return { outcome: 'conflict', currentRevision: stream.length ? stream.length - 1 : 'none' };
    }
    const recorded = isRepeat ? there : this.#record(streamName, expectedRevision, events);
    if (!isRepeat) this.#streams.set(streamName, [...stream, ...recorded]);
    const last = recorded.at(-1)!;
    return { outcome: 'appended', revision: last.revision, position: last.position };
  }

  #record(
    streamName: string,
    expected: StreamRevision,
    events: readonly EventToAppend[],
  ): RecordedEvent[] {
    const first = expected === 'none' ? 0 : expected + 1;
    return serializeAppend(streamName, expected, events).map(
      ({ id, type, data, metadata }, index) => {
        this.#length += 1;
        return {
          id,
          type,
          data: JSON.parse(data) as object,
          metadata: JSON.parse(metadata) as RecordedEvent['metadata'],
          streamName,
          revision: first + index,
          position: String(this.#length).padStart(20, '0') as Position,
        };
      },
    );
  }

  async *readStream(
    streamName: string,
    { direction = 'forwards', from, limit }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    await setImmediate();
    const stream = this.#streams.get(streamName) ?? [];
    const ordered = direction === 'forwards' ? stream : stream.toReversed();
    const wanted = ordered.filter(({ revision }) =>
      direction === 'forwards' ? revision >= (from ?? 0) : revision <= (from ?? Infinity),
    );
    yield* wanted.slice(0, limit);
  }

  async *readAll(): AsyncGenerator<RecordedEvent> {
    await setImmediate();
    yield* [...this.#streams.values()]
      .flat()
      .sort((one, other) => (one.position < other.position ? -1 : 1));
  }

  subscribe(): never {
    throw new Error('The log in memory has no subscriptions.');
  }

  logId(): Promise<string> {
    return Promise.resolve('memory');
  }

  async head(): Promise<Position | undefined> {
    let last: Position | undefined;
    for await (const { position } of this.readAll()) last = position;
    return last;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
