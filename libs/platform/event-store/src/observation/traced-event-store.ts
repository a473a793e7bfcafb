import { inSpan, type Tracing } from '#platform/kernel';
import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type StreamRevision,
} from '../event-store.js';
import { EventStoreDecorator } from '../event-store-decorator.js';

/**
 * Any event store, whose appends are spans and leave their trace context with the events, for what they
 * cause later. Only here, below everything that makes an id of metadata: an id must not depend on who was
 * tracing, or the same command again would contradict itself.
 */
export class TracedEventStore extends EventStoreDecorator {
  constructor(
    store: EventStore,
    private readonly tracing: Tracing,
  ) {
    super(store);
  }

  override async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const category = streamName.split('-', 1)[0] ?? '';
    const attributes = { 'caseline.stream.category': category, 'caseline.events': events.length };
    return inSpan(
      this.tracing,
      `append ${category}`,
      { kind: 'client', attributes },
      ({ traceparent }) => {
        const traced = events.map((event) => ({
          ...event,
          metadata: { ...event.metadata, traceparent },
        }));
        return this.store.append(streamName, expectedRevision, traced);
      },
    );
  }
}
