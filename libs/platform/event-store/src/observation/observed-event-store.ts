import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type StreamRevision,
} from '../event-store.js';
import { EventStoreDecorator } from '../event-store-decorator.js';
import { type AppendObserver } from './append-observer.js';

/** Any event store, with the time of its appends told. */
export class ObservedEventStore extends EventStoreDecorator {
  constructor(
    store: EventStore,
    private readonly observer: Pick<AppendObserver, 'appended'>,
  ) {
    super(store);
  }

  override async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const begun = performance.now();
    let outcome: AppendResult['outcome'] | 'failed' = 'failed';
    try {
      const result = await this.store.append(streamName, expectedRevision, events);
      outcome = result.outcome;
      return result;
    } finally {
      this.observer.appended((performance.now() - begun) / 1_000, outcome);
    }
  }
}
