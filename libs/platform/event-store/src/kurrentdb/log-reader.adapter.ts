import {
  type EventFilter,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
} from '../event-store.js';
import { HeadSearch } from './head-search.js';
import { fromNative, type NativeEvent } from './kurrentdb-event.js';
import { type FeedPage } from './live-feed.js';
import { type LogPlace, toPlace, toPosition } from './kurrentdb-position.js';
import { LOG_ID_STREAM, type LogNamespace } from './log-namespace.js';
import { BACKWARDS_FROM_END, FROM_LEADER, type NativeReads } from './native-reads.js';

/** Events in one read of the log. The server sends no more than the reader takes, so memory stays flat. */
const PAGE_EVENTS = 10_000;

/** Events that are not worth being read only to know the last of them. */
const MANY = 1_000;

/** Reads one log among all that its server holds. */
export class LogReader {
  readonly #search = new HeadSearch({
    end: () => this.#end(),
    last: () => this.#last(),
    newestAfter: (position) => this.#newestAfter(position),
  });

  #beginning: RecordedEvent | undefined;

  constructor(
    private readonly reads: NativeReads,
    private readonly namespace: LogNamespace,
  ) {}

  async *stream(
    streamName: string,
    { direction = 'forwards', from, limit = Infinity }: ReadStreamOptions,
  ): AsyncGenerator<RecordedEvent> {
    if (limit <= 0) return;
    const streamId = this.namespace.streamId(streamName);
    const fromRevision =
      from === undefined ? (direction === 'forwards' ? 'start' : 'end') : BigInt(from);
    const options = { ...FROM_LEADER, direction, fromRevision, maxCount: max(limit) };
    for await (const chunk of this.reads.chunks((native) => native.readStream(streamId, options))) {
      for (const event of chunk) yield fromNative(event, this.namespace);
    }
  }

  async *log({ after, filter, limit = Infinity }: ReadAllOptions): AsyncGenerator<RecordedEvent> {
    let left = limit;
    if (left <= 0) return;
    for await (const events of this.logChunks(after, filter)) {
      // Not `yield*`, which waits three times for each event.
      for (const event of events) {
        yield event;
        left -= 1;
        if (left <= 0) return;
      }
    }
  }

  /** The event that began the log: nothing of the log lies before it, however long others have used the server. */
  async beginning(): Promise<RecordedEvent | undefined> {
    if (this.#beginning) return this.#beginning;
    for await (const event of this.stream(LOG_ID_STREAM, { limit: 1 })) this.#beginning = event;
    return this.#beginning;
  }

  /** Everything after a position, up to the end that the log has when it gets there. */
  async *logChunks(
    after: Position | undefined,
    filter: EventFilter | undefined,
    signal?: AbortSignal,
  ): AsyncGenerator<readonly RecordedEvent[]> {
    let reached = await this.#startAfter(after);
    for (;;) {
      let seen = 0;
      for await (const chunk of this.#logPage(reached, filter, PAGE_EVENTS, signal)) {
        seen += chunk.length;
        const events = this.#wanted(chunk, reached, filter);
        reached = chunk.at(-1)?.position ?? reached;
        if (events.length > 0) yield events;
      }
      if (seen < PAGE_EVENTS) return;
    }
  }

  /** What follows a position at once: at most so many events. */
  async page(after: Position | undefined, limit: number): Promise<FeedPage> {
    const start = await this.#startAfter(after);
    const events: RecordedEvent[] = [];
    let seen = 0;
    for await (const chunk of this.#logPage(start, undefined, limit)) {
      seen += chunk.length;
      events.push(...this.#wanted(chunk, start, undefined));
    }
    return { events, last: seen < limit };
  }

  #wanted(
    chunk: readonly NativeEvent[],
    after: LogPlace | undefined,
    filter: EventFilter | undefined,
  ): RecordedEvent[] {
    const wanted = chunk.filter((event) => this.namespace.isWanted(event, filter));
    // A page begins with the event at the place that it starts from, if that one is wanted.
    if (after && isAt(wanted[0], after)) wanted.shift();
    return wanted.map((event) => fromNative(event, this.namespace));
  }

  /** Where the log ends now. */
  head(): Promise<Position | undefined> {
    return this.#search.head();
  }

  /** Where the server ends now, which holds other events, too. */
  async serverEnd(): Promise<Position | undefined> {
    return (await this.#end())?.position;
  }

  async #startAfter(position: Position | undefined): Promise<LogPlace | undefined> {
    const start = position ?? (await this.beginning())?.position;
    return start === undefined ? undefined : toPlace(start);
  }

  #logPage(
    after: LogPlace | undefined,
    filter: EventFilter | undefined,
    limit: number,
    signal?: AbortSignal,
  ): AsyncIterable<readonly NativeEvent[]> {
    const options = {
      ...this.#among(filter),
      direction: 'forwards',
      fromPosition: after ?? 'start',
      maxCount: BigInt(limit),
    };
    return this.reads.search((native) => native.readAll(options), signal);
  }

  async #end() {
    const event = await this.reads.end();
    if (!event?.position) return undefined;
    return { position: toPosition(event.position), isOurs: this.namespace.isOurs(event) };
  }

  async #last(): Promise<Position | undefined> {
    const options = { ...this.#among(undefined), ...BACKWARDS_FROM_END };
    for await (const [last] of this.reads.search((native) => native.readAll(options))) {
      return last?.position && this.namespace.isOurs(last) ? toPosition(last.position) : undefined;
    }
    return undefined;
  }

  async #newestAfter(position: Position): Promise<Position | undefined> {
    let newest: Position | undefined;
    let count = 0;
    for await (const events of this.logChunks(position, undefined)) {
      newest = events.at(-1)?.position;
      count += events.length;
      if (count >= MANY) return this.#last();
    }
    return newest;
  }

  #among(filter: EventFilter | undefined) {
    return { ...FROM_LEADER, filter: this.namespace.filterOnServer(filter) };
  }
}

function isAt(event: NativeEvent | undefined, place: LogPlace): boolean {
  const position = event?.position;
  return position?.commit === place.commit && position.prepare === place.prepare;
}

function max(limit: number): bigint {
  return BigInt(Math.min(limit, Number.MAX_SAFE_INTEGER));
}
