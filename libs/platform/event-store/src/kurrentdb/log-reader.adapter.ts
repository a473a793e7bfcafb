import { type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { EventStoreUnavailableError } from '../errors.js';
import {
  type EventFilter,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
} from '../event-store.js';
import { fromNative, isWanted, type NativeEvent } from './kurrentdb-event.js';
import { isTransientKurrentDbError } from './kurrentdb-failure.js';
import { type LogPlace, toPlace, toPosition } from './kurrentdb-position.js';
import { type ReplaceableClient } from './replaceable-client.js';
import { withinTime } from './within-time.js';

type NativeClient = KurrentDBClient['rustClient'];
type Chunks = AsyncIterable<readonly { readonly event?: NativeEvent }[]>;

/** Events in one read of the log. The server sends no more than the reader takes, so memory stays flat. */
const PAGE_EVENTS = 10_000;

/** Everything is read from the leader: another node may be behind what has been acknowledged. */
const OPTIONS = { requiresLeader: true, resolvesLink: false };

const NO_SUCH_STREAM = Symbol('no such stream');

/** What the native part calls a failure of the transport. */
const UNAVAILABLE: readonly unknown[] = [
  'UnavailableError',
  'DeadlineExceededError',
  'NotLeaderError',
  'UnknownError',
  'Error',
];

/**
 * Reads through the client's native part, by the chunks in which the events arrive. A client that was
 * created while the server was away never reads, so one whose read fails is replaced.
 */
export class LogReader {
  constructor(
    private readonly clients: ReplaceableClient,
    private readonly answerMs: number,
  ) {}

  async *stream(
    streamName: string,
    { direction = 'forwards', from, limit = Infinity }: ReadStreamOptions,
  ): AsyncGenerator<RecordedEvent> {
    if (limit <= 0) return;
    const fromRevision =
      from === undefined ? (direction === 'forwards' ? 'start' : 'end') : BigInt(from);
    const chunks = this.#chunks((native) =>
      native.readStream(streamName, { ...OPTIONS, direction, fromRevision, maxCount: max(limit) }),
    );
    for await (const chunk of chunks) {
      for (const event of chunk) yield fromNative(event);
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

  /** Everything after a position, up to the end that the log has when it gets there. */
  async *logChunks(
    after: Position | undefined,
    filter: EventFilter | undefined,
  ): AsyncGenerator<readonly RecordedEvent[]> {
    let reached = after === undefined ? undefined : toPlace(after);
    for (;;) {
      let seen = 0;
      for await (const chunk of this.#logPage(reached, filter)) {
        seen += chunk.length;
        const events = chunk.filter((event) => isWanted(event, filter));
        // A page begins with the event at the place that it starts from, if that one is wanted.
        if (reached && isAt(events[0], reached)) events.shift();
        reached = chunk.at(-1)?.position ?? reached;
        if (events.length > 0) yield events.map(fromNative);
      }
      if (seen < PAGE_EVENTS) return;
    }
  }

  /** Where the log ends now. */
  async head(): Promise<Position | undefined> {
    for (let maxCount = 16n; ; maxCount *= 16n) {
      let seen = 0n;
      const page = this.#chunks((native) =>
        native.readAll({ ...OPTIONS, direction: 'backwards', fromPosition: 'end', maxCount }),
      );
      for await (const chunk of page) {
        seen += BigInt(chunk.length);
        const last = chunk.find((event) => isWanted(event, undefined));
        if (last?.position) return toPosition(last.position);
      }
      if (seen < maxCount) return undefined;
    }
  }

  #logPage(after: LogPlace | undefined, filter: EventFilter | undefined) {
    return this.#chunks((native) =>
      native.readAll({
        ...OPTIONS,
        direction: 'forwards',
        fromPosition: after ?? 'start',
        maxCount: BigInt(PAGE_EVENTS),
        ...(filter && { filter: toNativeFilter(filter) }),
      }),
    );
  }

  async *#chunks(open: (native: NativeClient) => Chunks): AsyncGenerator<readonly NativeEvent[]> {
    const client = this.clients.current;
    try {
      const chunks = open(client.rustClient)[Symbol.asyncIterator]();
      for (;;) {
        const next = await withinTime(chunks.next(), this.answerMs);
        if (next.done) return;
        yield next.value.flatMap(({ event }) => event ?? []);
      }
    } catch (error) {
      const failure = nativeFailure(error);
      if (failure === NO_SUCH_STREAM) return;
      this.clients.replace(client);
      throw failure;
    }
  }
}

/** Errors of the native part have no class of ours, only the name of one. */
function nativeFailure(error: unknown): unknown {
  const { name } = error as { readonly name?: unknown };
  if (name === 'StreamNotFoundError') return NO_SUCH_STREAM;
  if (name === 'AccessDeniedError') {
    return new EventStoreUnavailableError('EventStoreDB refuses the user of Caseline.', error);
  }
  return UNAVAILABLE.includes(name) || isTransientKurrentDbError(error)
    ? new EventStoreUnavailableError('The event store cannot be reached.', error)
    : error;
}

export function toNativeFilter(filter: EventFilter) {
  return 'eventTypes' in filter
    ? { filterOn: 'eventType' as const, prefixes: [...filter.eventTypes] }
    : { filterOn: 'streamName' as const, prefixes: [...filter.streamPrefixes] };
}

function isAt(event: NativeEvent | undefined, place: LogPlace): boolean {
  const position = event?.position;
  return position?.commit === place.commit && position.prepare === place.prepare;
}

function max(limit: number): bigint {
  return BigInt(Math.min(limit, Number.MAX_SAFE_INTEGER));
}
