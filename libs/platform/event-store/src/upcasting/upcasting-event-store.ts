import {
  type EventStore,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../event-store.js';
import { EventStoreDecorator } from '../event-store-decorator.js';
import { type Upcasters } from './upcasters.js';

/** Under this token a feature's Nest application finds the `Upcasters` of its events. */
export const UPCASTERS = Symbol('Upcasters');

/** Any event store whose readers meet the newest version of every event only. What is stored stays as it is. */
export class UpcastingEventStore extends EventStoreDecorator {
  constructor(
    store: EventStore,
    private readonly upcasters: Upcasters,
  ) {
    super(store);
  }

  override readStream(
    streamName: string,
    options?: ReadStreamOptions,
  ): AsyncIterable<RecordedEvent> {
    return this.#each(this.store.readStream(streamName, options));
  }

  override readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.#each(this.store.readAll(options));
  }

  override async *subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    for await (const message of this.store.subscribe(options)) {
      yield message.kind === 'events'
        ? { kind: 'events', events: this.#all(message.events) }
        : message;
    }
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
