import {
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../event-store.js';
import { type LogHead } from './log-head.js';
import { type LogPage, type LogRange } from './log-pages.adapter.js';
import { type LogTail } from './log-tail.js';
import { toNumber } from './stored-event.js';

export interface FollowedLog {
  readonly head: LogHead;
  readonly tail: LogTail;
  readonly read: (range: LogRange) => Promise<LogPage<RecordedEvent>>;
  /** How long to sleep at most: news get lost with a connection, and without a listener there are none. */
  readonly lookEveryMs: number;
}

/** Everything after a position, then whatever comes, until the signal ends it. */
export async function* followLog(
  { head, tail, read, lookEveryMs }: FollowedLog,
  { after, filter, batchSize: limit = 1_000, signal }: SubscribeOptions,
): AsyncGenerator<SubscriptionMessage> {
  const isOver = (): boolean => signal.aborted;
  let reached = toNumber(after);
  let toldCaughtUp = false;
  while (!isOver()) {
    // Known before the page is read: whatever comes later makes the head move, and wakes us.
    const known = head.position;
    const range = { after: reached, filter, limit };
    const page = (known > reached ? tail.page(range, known) : undefined) ?? (await read(range));
    if (isOver()) return;
    if (page.events.length > 0) {
      yield { kind: 'events', events: page.events };
      toldCaughtUp = false;
    }
    reached = page.reaches;
    if (!page.last) continue;
    reached = Math.max(reached, known);
    if (!toldCaughtUp) yield { kind: 'caught-up' };
    toldCaughtUp = true;
    await head.waitBeyond(reached, lookEveryMs, signal);
  }
}
