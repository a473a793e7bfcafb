import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamRevision,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../event-store.js';
import { type Upcasters } from './upcasters.js';

/** Under this token a feature's Nest application finds the `Upcasters` of its events. */
export const UPCASTERS = Symbol('Upcasters');

/** Any event store whose readers meet the newest version of every event only. What is stored stays as it is. */
export class UpcastingEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly upcasters: Upcasters,
  ) {}

  append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    return this.store.append(streamName, expectedRevision, events);
  }

  readStream(streamName: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.#each(this.store.readStream(streamName, options));
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.#each(this.store.readAll(options));
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    for await (const message of this.store.subscribe(options)) {
      yield message.kind === 'events'
        ? { kind: 'events', events: this.#all(message.events) }
        : message;
    }
  }

  logId(): Promise<string> {
    return this.store.logId();
  }

  head() {
    return this.store.head();
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async *#each(events: AsyncIterable<RecordedEvent>): AsyncIterable<RecordedEvent> {
    for await (const event of events) yield this.upcasters.current(event);
  }

  /** A batch of the newest versions is passed on as it is. */
  #all(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
    const current = events.map((event) => this.upcasters.current(event));
    return current.some((event, index) => event !== events[index]) ? current : events;
  }
}
