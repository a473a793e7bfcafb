import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreUnavailableError } from '../errors.js';
import { type Position, type RecordedEvent } from '../event-store.js';
import { isTooSlowForLive } from './kurrentdb-failure.js';
import { type LiveEvents } from './live-events.js';
import { Pace } from './pace.js';
import { RecentEvents } from './recent-events.js';

export interface FeedPage {
  readonly events: readonly RecordedEvent[];
  /** Nothing more was there when the page was read. */
  readonly last: boolean;
}

/** The whole of one log, as its server has it. */
export interface LogSource {
  /** Where the server ends, which may hold more than the log. */
  readonly serverEnd: () => Promise<Position | undefined>;
  readonly page: (after: Position | undefined, limit: number) => Promise<FeedPage>;
  readonly goLive: (after: Position | undefined) => LiveEvents;
}

/** From some 100 events on the client's native part waits for a delayed acknowledgement of 40 ms. */
const PAGE_EVENTS = 64;

/** In which a busy log gets some events more: the next page brings them together. */
const PAUSE_MS = 4;

/**
 * Brings what is new in the log, once for all who follow it in this process. A quiet log comes by a live
 * subscription; a busy one by pages, as an event that the client delivers live costs several times as much.
 */
export class LiveFeed {
  readonly recent: RecentEvents;
  readonly #pace = new Pace(() => performance.now());
  readonly #stopping = new AbortController();
  readonly #sleepers = new Set<() => void>();
  #version = 0;
  #isAtEnd = false;
  #failure: { readonly error: unknown } | undefined;
  #followers = 0;

  private constructor(
    private readonly source: LogSource,
    end: Position | undefined,
  ) {
    this.recent = new RecentEvents(end);
    void this.#run();
  }

  static async start(source: LogSource): Promise<LiveFeed> {
    return new LiveFeed(source, await source.serverEnd());
  }

  /** Nothing more was there when the feed looked last. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Another one whenever something has happened. */
  get version(): number {
    return this.#version;
  }

  /** It brings nothing more: it has failed, or its last follower has left. */
  get isOver(): boolean {
    return this.#failure !== undefined || this.#isStopping();
  }

  join(): void {
    this.#followers += 1;
  }

  leave(): void {
    this.#followers -= 1;
    if (this.#followers === 0) this.#stopping.abort();
  }

  /**
   * Waits until something has happened since a version.
   *
   * @throws what the feed has failed of
   */
  async change(since: number, signal: AbortSignal): Promise<void> {
    if (this.#version === since && !this.#failure && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          signal.removeEventListener('abort', wake);
          this.#sleepers.delete(wake);
          resolve();
        };
        signal.addEventListener('abort', wake);
        this.#sleepers.add(wake);
      });
    }
    if (this.#failure) throw this.#failure.error;
  }

  async #run(): Promise<void> {
    try {
      while (!this.#isStopping()) {
        await this.#bringPages();
        await this.#bringLive();
      }
    } catch (error) {
      this.#failure = { error };
      this.#happened();
    }
  }

  /** Until the end is reached and the log is quiet. */
  async #bringPages(): Promise<void> {
    while (!this.#isStopping()) {
      const { events, last } = await this.source.page(this.recent.end, PAGE_EVENTS);
      this.#bring(events, last);
      if (!last) continue;
      if (!this.#pace.isFast) return;
      await sleep(PAUSE_MS);
    }
  }

  /** Until the log gets busy, or the server finds that its events are not taken fast enough. */
  async #bringLive(): Promise<void> {
    if (this.#isStopping()) return;
    const live = this.source.goLive(this.recent.end);
    try {
      while (!this.#isStopping() && !this.#pace.isFast) {
        await live.news(this.#stopping.signal);
        this.#bring(live.take(), live.caughtUp);
        if (!live.ended) continue;
        const { failure } = live.ended;
        if (failure === undefined || isTooSlowForLive(failure)) return;
        throw new EventStoreUnavailableError('The event store cannot be reached.', failure);
      }
    } finally {
      live.stop();
    }
  }

  #bring(events: readonly RecordedEvent[], isAtEnd: boolean): void {
    this.#pace.note(events.length);
    this.recent.add(events);
    if (events.length === 0 && isAtEnd === this.#isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    this.#happened();
  }

  #happened(): void {
    this.#version += 1;
    for (const wake of [...this.#sleepers]) wake();
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }
}

/** The one feed of a process: begun by the first who follows the log, and anew after it has ended. */
export class SharedFeed {
  #starting: Promise<LiveFeed> | undefined;

  constructor(private readonly source: LogSource) {}

  /** Whoever joins has to leave. */
  async join(): Promise<LiveFeed> {
    for (;;) {
      const starting = (this.#starting ??= LiveFeed.start(this.source));
      try {
        const feed = await starting;
        if (!feed.isOver) {
          feed.join();
          return feed;
        }
        this.#forget(starting);
      } catch (error) {
        this.#forget(starting);
        throw error;
      }
    }
  }

  #forget(starting: Promise<LiveFeed>): void {
    if (this.#starting === starting) this.#starting = undefined;
  }
}
