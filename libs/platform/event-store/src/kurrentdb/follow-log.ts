import { EventStoreUnavailableError } from '../errors.js';
import {
  type EventFilter,
  type Position,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../event-store.js';
import { isTooSlowForLive } from './kurrentdb-failure.js';
import { type LiveEvents } from './live-events.js';

export interface FollowedLog {
  /** Where the server ends, which may hold more than the log. */
  readonly serverEnd: () => Promise<Position | undefined>;
  readonly read: (
    after: Position | undefined,
    filter: EventFilter | undefined,
  ) => AsyncIterable<readonly RecordedEvent[]>;
  readonly goLive: (after: Position | undefined, filter: EventFilter | undefined) => LiveEvents;
}

/**
 * Everything after a position, by pages, which is five times as fast as a subscription; then live from
 * where the pages ended. A server that ends the subscription because we are slow sends us back to the pages.
 */
export async function* followLog(
  log: FollowedLog,
  { after, filter, batchSize = 1_000, signal }: SubscribeOptions,
): AsyncGenerator<SubscriptionMessage> {
  const isOver = (): boolean => signal.aborted;
  let reached = after;
  let toldCaughtUp = false;
  while (!isOver()) {
    // All that the pages pass over lies before it: the subscription need not search there again.
    const end = await log.serverEnd();
    const pages = inBatches(log.read(reached, filter), batchSize);
    const goLive = (): AsyncIterable<SubscriptionMessage> => {
      reached = later(reached, end);
      return liveMessages(log.goLive(reached, filter), batchSize, signal);
    };
    for await (const message of oneAfterTheOther(pages, goLive)) {
      if (isOver()) return;
      const news = unseen(message, reached, toldCaughtUp);
      if (!news) continue;
      reached = news.kind === 'events' ? (news.events.at(-1)?.position ?? reached) : reached;
      toldCaughtUp = news.kind === 'caught-up';
      yield news;
      if (isOver()) return;
    }
  }
}

/** The subscription is taken out when the pages have been read. */
async function* oneAfterTheOther(
  pages: AsyncIterable<SubscriptionMessage>,
  goLive: () => AsyncIterable<SubscriptionMessage>,
): AsyncGenerator<SubscriptionMessage> {
  yield* pages;
  yield { kind: 'caught-up' };
  yield* goLive();
}

/** What the consumer has not been told yet, if anything. */
function unseen(
  message: SubscriptionMessage,
  reached: Position | undefined,
  toldCaughtUp: boolean,
): SubscriptionMessage | undefined {
  if (message.kind === 'caught-up') return toldCaughtUp ? undefined : message;
  const events = message.events.filter(({ position }) => isBeyond(position, reached));
  return events.length === 0 ? undefined : { kind: 'events', events };
}

/** Ends when the subscription has to be taken up anew from the last event, or is over. */
async function* liveMessages(
  live: LiveEvents,
  batchSize: number,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage> {
  try {
    for (;;) {
      await live.news(signal);
      let events: readonly RecordedEvent[];
      while ((events = live.take(batchSize)).length > 0) {
        if (signal.aborted) return;
        yield { kind: 'events', events };
      }
      if (signal.aborted) return;
      if (live.ended) {
        const { failure } = live.ended;
        if (failure === undefined || isTooSlowForLive(failure)) return;
        throw new EventStoreUnavailableError('The event store cannot be reached.', failure);
      }
      if (live.caughtUp) yield { kind: 'caught-up' };
    }
  } finally {
    live.stop();
  }
}

/** Batches as large as they may be, from chunks as they come. */
async function* inBatches(
  chunks: AsyncIterable<readonly RecordedEvent[]>,
  size: number,
): AsyncGenerator<SubscriptionMessage> {
  let batch: RecordedEvent[] = [];
  for await (const chunk of chunks) {
    for (const event of chunk) {
      batch.push(event);
      if (batch.length < size) continue;
      yield { kind: 'events', events: batch };
      batch = [];
    }
  }
  if (batch.length > 0) yield { kind: 'events', events: batch };
}

function later(one: Position | undefined, other: Position | undefined): Position | undefined {
  return other !== undefined && isBeyond(other, one) ? other : one;
}

function isBeyond(position: Position, other: Position | undefined): boolean {
  return other === undefined || position > other;
}
