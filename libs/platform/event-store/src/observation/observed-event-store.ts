import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StreamRevision,
  type SubscribeOptions,
} from '../event-store.js';
import { type AppendObserver } from './append-observer.js';

/** Any event store, with the time of its appends told. */
export class ObservedEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly observer: Pick<AppendObserver, 'appended'>,
  ) {}

  async append(
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

  readStream(streamName: string, options?: ReadStreamOptions) {
    return this.store.readStream(streamName, options);
  }

  readAll(options?: ReadAllOptions) {
    return this.store.readAll(options);
  }

  subscribe(options: SubscribeOptions) {
    return this.store.subscribe(options);
  }

  logId() {
    return this.store.logId();
  }

  head() {
    return this.store.head();
  }

  close() {
    return this.store.close();
  }
}
