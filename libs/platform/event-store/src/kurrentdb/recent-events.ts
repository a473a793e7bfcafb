import { isWanted } from '../event-filter.js';
import { type EventFilter, type Position, type RecordedEvent } from '../event-store.js';
import { isBeyond } from '../is-beyond.js';

/** More than comes while a projection rests, in a busy log less than a second: who is slower reads the log by himself. */
const MOST_EVENTS = 1_000;

export interface RecentPage {
  readonly events: readonly RecordedEvent[];
  /** What is wanted up to here is in this page or lies before it. */
  readonly reaches: Position | undefined;
}

/** The newest events of the log without a gap, from which all subscriptions of a process are served. */
export class RecentEvents {
  #events: RecordedEvent[] = [];
  /** Everything of the log that lies after `#start`, up to `#end`, is here. */
  #start: Position | undefined;
  #end: Position | undefined;

  /** @param end where the log ends, or later, but not so late that an event could still come before it */
  constructor(end: Position | undefined) {
    this.#start = end;
    this.#end = end;
  }

  get end(): Position | undefined {
    return this.#end;
  }

  /** What came next. An event that is known already is passed over. */
  add(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      if (!isBeyond(event.position, this.#end)) continue;
      this.#events.push(event);
      this.#end = event.position;
    }
    const surplus = this.#events.splice(0, Math.max(0, this.#events.length - MOST_EVENTS));
    this.#start = surplus.at(-1)?.position ?? this.#start;
  }

  /** What follows a position, or nothing if events that follow it are no longer here. */
  page(
    after: Position | undefined,
    filter: EventFilter | undefined,
    limit: number,
  ): RecentPage | undefined {
    if (isBeyond(this.#start, after)) return undefined;
    const events = this.#events
      .slice(this.#firstAfter(after))
      .filter(({ type, streamName }) => isWanted(filter, type, streamName))
      .slice(0, limit);
    if (events.length === limit) return { events, reaches: events.at(-1)?.position };
    return { events, reaches: isBeyond(this.#end, after) ? this.#end : after };
  }

  /** Looked for from the end, near which those who follow the log are. */
  #firstAfter(position: Position | undefined): number {
    let index = this.#events.length;
    while (index > 0 && isBeyond(this.#events[index - 1]?.position, position)) index -= 1;
    return index;
  }
}
