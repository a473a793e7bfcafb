import { type Pool } from 'pg';
import { isTransientPostgresError, type Notifications } from '#platform/postgres';
import {
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamRevision,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../event-store.js';
import { type AppendObserver } from '../observation/append-observer.js';
import { serializeAppend } from '../serialize-append.js';
import { AppendQueue } from './append-queue.js';
import { followLog } from './log-follower.js';
import { LogHead } from './log-head.js';
import { LogPages, type LogRange, type Page } from './log-pages.adapter.js';
import { LogTail } from './log-tail.js';
import { LogWriter } from './log-writer.adapter.js';
import { type Patience, withPatience } from '../patience.js';
import { toNumber, toPosition, toRecordedEvent } from './stored-event.js';

export interface PostgresEventStoreOptions {
  readonly pool: Pool;
  /** Tells of appends of other processes; without it they are seen at the next look, once a second. */
  readonly notifications?: Pick<Notifications, 'listen'>;
  /** How long an append is tried anew while the database is away; 10 s by default. */
  readonly patienceMs?: number;
  /** How long one statement may take before the connection is given up; 10 s by default. */
  readonly statementTimeoutMs?: number;
  /** Appends that may wait for a commit; 10,000 by default. */
  readonly maxWaitingAppends?: number;
  readonly observer?: Pick<AppendObserver, 'groupCommitted'> | undefined;
}

const PAGE_EVENTS = 2_000;
const CHANNEL = 'event_log';

/** The event log in PostgreSQL, in the tables of `eventLogMigration`. The pool stays the caller's. */
export class PostgresEventStore implements EventStore {
  readonly #head = new LogHead();
  readonly #tail = new LogTail();
  readonly #closing = new AbortController();
  readonly #pages: LogPages;
  readonly #queue: AppendQueue;
  readonly #stopListening: () => void;
  readonly #patience: Patience;
  #logId: string | undefined;

  private constructor(private readonly options: PostgresEventStoreOptions) {
    const { pool, notifications, patienceMs = 10_000, statementTimeoutMs = 10_000 } = options;
    this.#patience = { forMs: patienceMs, pauseMs: 100, isTransient: isTransientPostgresError };
    this.#pages = new LogPages(pool, statementTimeoutMs);
    const writer = new LogWriter(pool, statementTimeoutMs, (events) => {
      this.#tail.add(events);
      this.#head.moveTo(Number(events.at(-1)?.position ?? 0));
    });
    this.#queue = new AppendQueue(
      async (group) => {
        const results = await withPatience(() => writer.write(group), this.#patience);
        options.observer?.groupCommitted(group.length);
        return results;
      },
      {
        waiting: options.maxWaitingAppends ?? 10_000,
        eventsPerGroup: 1_000,
        charactersPerGroup: 4_000_000,
        groupsAtOnce: 2,
      },
    );
    this.#stopListening =
      notifications?.listen(CHANNEL, (position) => {
        if (position === undefined) this.#head.wakeAll();
        else void this.#learnOf(Number(position));
      }) ?? (() => undefined);
  }

  /** @throws EventStoreUnavailableError when the database cannot be reached. */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const store = new PostgresEventStore(options);
    await store.logId();
    return store;
  }

  async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const serialized = serializeAppend(streamName, expectedRevision, events);
    return this.#queue.append({ streamName, expectedRevision, events: serialized });
  }

  async *readStream(
    streamName: string,
    { direction = 'forwards', from, limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    const step = direction === 'forwards' ? 1 : -1;
    let next = from ?? (direction === 'forwards' ? 0 : MAX_REVISION);
    yield* this.#readPages(limit, async (limit) => {
      const page = await this.#pages.ofStream(streamName, { direction, from: next, limit });
      next = (page.events.at(-1)?.revision ?? next) + step;
      return page;
    });
  }

  async *readAll({ after, filter, limit = Infinity }: ReadAllOptions = {}) {
    let last = toNumber(after);
    yield* this.#readPages(limit, async (limit) => {
      const page = await this.#pages.ofLog({ after: last, filter, limit });
      last = Number(page.events.at(-1)?.position ?? last);
      return page;
    });
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    const { notifications } = this.options;
    const log = {
      head: this.#head,
      tail: this.#tail,
      read: async (range: LogRange) => {
        const page = await this.#available(() => this.#pages.ofLog(range));
        return { ...page, events: page.events.map(toRecordedEvent) };
      },
      lookEveryMs: notifications ? 5_000 : 1_000,
    };
    yield* followLog(log, { ...options, signal });
  }

  async logId(): Promise<string> {
    this.#logId ??= await this.#available(async () => {
      const { rows } = await this.options.pool.query<{ id: string }>('select id from event_log');
      return rows[0]?.id;
    });
    if (this.#logId === undefined) throw new Error('The event log has no id: run its migration.');
    return this.#logId;
  }

  async head(): Promise<Position | undefined> {
    const sql = 'select max(position) as position from events';
    const { rows } = await this.#available(() =>
      this.options.pool.query<{ position: string | null }>(sql),
    );
    const position = rows[0]?.position ?? undefined;
    return position === undefined ? undefined : toPosition(position);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopListening();
    await this.#queue.close();
  }

  /**
   * News of our own append may be here before its answer, with which its events come into the tail. Whoever were woken
   * by the news alone would all read from the database what is about to be at hand.
   */
  async #learnOf(position: number): Promise<void> {
    await this.#queue.settled();
    this.#head.moveTo(position);
  }

  async *#readPages(
    limit: number,
    read: (limit: number) => Promise<Page>,
  ): AsyncGenerator<RecordedEvent> {
    let left = limit;
    while (left > 0) {
      const page = await this.#available(() => read(Math.min(left, PAGE_EVENTS)));
      for (const event of page.events) yield toRecordedEvent(event);
      if (page.last) return;
      left -= page.events.length;
    }
  }

  /** Reads are not repeated: their callers know where they were and come again. */
  async #available<T>(task: () => Promise<T>): Promise<T> {
    return withPatience(task, { ...this.#patience, forMs: 0 });
  }
}

const MAX_REVISION = 2 ** 31 - 1;
