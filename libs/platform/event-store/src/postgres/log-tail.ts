import { isWanted } from '../event-filter.js';
import { type RecordedEvent } from '../event-store.js';
import { type LogPage, type LogRange } from './log-pages.adapter.js';
import { type StoredEvent, toRecordedEvent } from './stored-event.js';

const MOST_EVENTS = 2_000;
const MOST_CHARACTERS = 4_000_000;

/**
 * The newest events that this process has appended, without a gap, so that its subscriptions need not each
 * ask the database for them. Only a shortcut: what it does not have is in the database.
 */
export class LogTail {
  #events: KeptEvent[] = [];
  #characters = 0;
  #end = 0;

  /** Events that have been committed, in their order. */
  add(events: readonly StoredEvent[]): void {
    const [first] = events;
    // Late news of what is known, or of what lies before it.
    if (!first || Number(first.position) <= this.#end) return;
    if (Number(first.position) > this.#end + 1) {
      this.#events = [];
      this.#characters = 0;
    }
    for (const event of events) {
      this.#events.push(new KeptEvent(event));
      this.#characters += charactersOf(event);
    }
    this.#end = Number(events.at(-1)?.position);
    this.#trim();
  }

  /** What follows a position, if everything from there to the head of the log is here, and there is any. */
  page({ after, filter, limit }: LogRange, head: number): LogPage<RecordedEvent> | undefined {
    const start = this.#end - this.#events.length;
    if (after < start || after >= this.#end || head > this.#end) return undefined;
    const wanted = this.#events
      .slice(after - start)
      .filter(({ stored: { type, stream } }) => isWanted(filter, type, stream));
    const events = wanted.slice(0, limit).map(({ recorded }) => recorded);
    const last = wanted.length <= limit;
    return { events, last, reaches: last ? this.#end : Number(events.at(-1)?.position) };
  }

  #trim(): void {
    let surplus = Math.max(0, this.#events.length - MOST_EVENTS);
    for (const { stored } of this.#events.slice(0, surplus)) {
      this.#characters -= charactersOf(stored);
    }
    while (this.#characters > MOST_CHARACTERS) {
      const event = this.#events[surplus];
      if (!event) break;
      this.#characters -= charactersOf(event.stored);
      surplus += 1;
    }
    this.#events.splice(0, surplus);
  }
}

/** Its payload is taken apart once, for all who follow the log, and not at all where nobody does. */
class KeptEvent {
  #recorded: RecordedEvent | undefined;

  constructor(readonly stored: StoredEvent) {}

  get recorded(): RecordedEvent {
    return (this.#recorded ??= toRecordedEvent(this.stored));
  }
}

function charactersOf({ data, metadata }: StoredEvent): number {
  return data.length + metadata.length;
}
