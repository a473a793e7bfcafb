import {
  type EventFilter,
  type Position,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../event-store.js';
import { isBeyond } from '../is-beyond.js';
import { type LiveFeed } from './live-feed.js';

export interface FollowedLog {
  readonly joinFeed: () => Promise<LiveFeed>;
  readonly read: (
    after: Position | undefined,
    filter: EventFilter | undefined,
  ) => AsyncIterable<readonly RecordedEvent[]>;
}

/**
 * Everything after a position, by pages, until the feed has all that follows; then from the feed. Who is too
 * slow for the feed goes back to the pages.
 */
export async function* followLog(
  log: FollowedLog,
  options: SubscribeOptions,
): AsyncGenerator<SubscriptionMessage> {
  if (options.signal.aborted) return;
  const feed = await log.joinFeed();
  try {
    yield* new Follower(log, feed, options).messages();
  } finally {
    feed.leave();
  }
}

class Follower {
  #reached: Position | undefined;
  #toldCaughtUp = false;
  readonly #batchSize: number;

  constructor(
    private readonly log: FollowedLog,
    private readonly feed: LiveFeed,
    private readonly options: SubscribeOptions,
  ) {
    this.#reached = options.after;
    this.#batchSize = options.batchSize ?? 1_000;
  }

  async *messages(): AsyncGenerator<SubscriptionMessage> {
    const { signal, filter } = this.options;
    while (!this.#isOver()) {
      const { version, recent } = this.feed;
      const page = recent.page(this.#reached, filter, this.#batchSize);
      if (!page) {
        yield* this.#pages();
        continue;
      }
      this.#reached = page.reaches;
      if (page.events.length > 0) yield this.#news(page.events);
      if (this.#isOver() || page.events.length === this.#batchSize) continue;
      if (this.feed.isAtEnd && !isBeyond(recent.end, this.#reached)) yield* this.#caughtUp();
      await this.feed.change(version, signal);
    }
  }

  async *#pages(): AsyncGenerator<SubscriptionMessage> {
    // Known before the pages are read: whatever comes after it is in the feed, or in the next pages.
    const { end } = this.feed.recent;
    const { filter } = this.options;
    for await (const events of inBatches(this.log.read(this.#reached, filter), this.#batchSize)) {
      if (this.#isOver()) return;
      this.#reached = events.at(-1)?.position;
      yield this.#news(events);
    }
    if (isBeyond(end, this.#reached)) this.#reached = end;
  }

  #news(events: readonly RecordedEvent[]): SubscriptionMessage {
    this.#toldCaughtUp = false;
    return { kind: 'events', events };
  }

  *#caughtUp(): Generator<SubscriptionMessage> {
    if (this.#toldCaughtUp) return;
    this.#toldCaughtUp = true;
    yield { kind: 'caught-up' };
  }

  #isOver(): boolean {
    return this.options.signal.aborted;
  }
}

/** Batches as large as they may be, from chunks as they come. */
async function* inBatches(
  chunks: AsyncIterable<readonly RecordedEvent[]>,
  size: number,
): AsyncGenerator<readonly RecordedEvent[]> {
  let batch: RecordedEvent[] = [];
  for await (const chunk of chunks) {
    for (const event of chunk) {
      batch.push(event);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
