import {
  type EventFilter,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '#platform/event-store';

export interface Stretch {
  readonly after: Position | undefined;
  readonly upTo: Position;
  readonly filter: EventFilter;
  /** Events in one page. */
  readonly size: number;
}

/** A stretch of the log, page by page; it may be read before the log has got that far, and then ends early. */
export async function* logPages(
  store: EventStore,
  { after, upTo, filter, size }: Stretch,
): AsyncGenerator<readonly RecordedEvent[]> {
  let page: RecordedEvent[] = [];
  for await (const event of store.readAll({ after, filter })) {
    if (event.position > upTo) break;
    page.push(event);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
