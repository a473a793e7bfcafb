import { type EventMetadata, type EventShape } from '#platform/kernel';

/**
 * A place in the order of the whole log. Opaque; two positions of the same log compare as strings
 * (`a < b`), positions of different logs mean nothing to each other.
 */
export type Position = string & { readonly __brand: 'Position' };

/** Revision of a stream's last event, counted from 0; `none` for a stream that has no events. */
export type StreamRevision = number | 'none';

export interface EventToAppend {
  /** A UUID that stands for this one content for ever; using it for anything else is a fault. */
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
}

/** Where and how the log keeps an event. */
export interface EventEnvelope {
  readonly id: string;
  readonly metadata: EventMetadata;
  readonly streamName: string;
  readonly revision: number;
  readonly position: Position;
}

export type RecordedEvent<Event extends EventShape = EventShape> = Event & EventEnvelope;

export type AppendResult =
  | { readonly outcome: 'appended'; readonly revision: number; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly currentRevision: StreamRevision };

/** Only events of streams whose name starts with one of the prefixes, or of one of the types. */
export type EventFilter =
  { readonly streamPrefixes: readonly string[] } | { readonly eventTypes: readonly string[] };

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** The first revision to yield. By default the first forwards, the last backwards. */
  readonly from?: number;
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Yields what comes after this position; from the start of the log without it. */
  readonly after?: Position | undefined;
  readonly filter?: EventFilter | undefined;
  readonly limit?: number;
}

export interface SubscribeOptions {
  readonly after?: Position | undefined;
  readonly filter?: EventFilter | undefined;
  /** At most so many events in one batch; 1,000 by default. */
  readonly batchSize?: number;
  /** Ends the subscription: the iteration finishes without an error. */
  readonly signal: AbortSignal;
}

/** `caught-up` follows the batch that reached the end of the log, each time the end is reached anew. */
export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[] }
  | { readonly kind: 'caught-up' };

/** Under this token Nest injects the `EventStore`. */
export const EVENT_STORE = Symbol('EventStore');

/** An append takes at most so many bytes: data and metadata of all its events, as JSON in UTF-8. */
export const MAX_APPEND_BYTES = 900_000;

/**
 * The event log. It promises only what PostgreSQL and EventStoreDB (KurrentDB) both keep.
 *
 * Events are never changed or removed. The log has one order, in which every reader sees every event
 * exactly once; within a stream it is the order of revisions. What an append has acknowledged is durable.
 * Payloads are kept as the bytes of `JSON.stringify`. An append is written as one, but a reader may see the
 * first of its events a moment before the others, and batches may divide them.
 *
 * A log has no events but Caseline's. An EventStoreDB may hold other streams, too: nobody above sees them.
 *
 * Every method may throw `EventStoreUnavailableError`. After it the outcome of an append is unknown:
 * repeat the same append (same ids, same expected revision), never a new one.
 */
export interface EventStore {
  /**
   * Appends all events or none, if the stream's last revision is the expected one.
   *
   * A repeat of an append (same ids in the same order, same expected revision) gets the first answer
   * again, even after later events. Nothing tells it from a first append. The store does not notice an id
   * that is used again in any other way: callers deduplicate by stream name and state.
   *
   * @throws AppendTooLargeError above MAX_APPEND_BYTES. EventStoreDB counts the names of types, too: it may
   * refuse thousands of tiny events with long names that stay just below.
   * @throws InvalidAppendError for what no store can take: no events, an id that is no UUID, a bad name.
   */
  append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult>;

  /** A stream that does not exist yields nothing. Backwards starts with the newest. */
  readStream(streamName: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;

  /** Yields up to the end that the log has when it gets there. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;

  /**
   * Yields everything after a position, then goes live. The next batch is fetched when the consumer asks
   * for it, so a slow consumer costs no memory. A store that is away ends the iteration with
   * `EventStoreUnavailableError`; subscribe again from the last event that was handled.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionMessage>;

  /** Identifies this log among all logs: checkpoints are valid only together with it. */
  logId(): Promise<string>;

  /** Position of the last event, if there is one: what a reader has to reach to be up to date. */
  head(): Promise<Position | undefined>;

  /** Lets appends under way finish, ends subscriptions, frees connections. */
  close(): Promise<void>;
}
