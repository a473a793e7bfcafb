import { type EventStore, type Position, type RecordedEvent } from '#platform/event-store';
import { type Checkpoints, type Term } from './checkpoints.adapter.js';
import { type Digestion } from './digestion.js';
import { checkpointAheadOfLog } from './errors.js';
import { type ParkedAt, type ParkedEvents } from './parked-events.adapter.js';
import { type Subscription } from './subscription.js';

const RETRIED_AT_ONCE = 200;

export interface SubscriptionTermOptions {
  readonly subscription: Subscription;
  readonly checkpoints: Checkpoints;
  readonly parked: ParkedEvents;
  readonly store: EventStore;
  readonly onDelay: (reason: string) => void;
}

/** What of a page could not be digested. */
export interface PageTaken {
  /** Events that were found to be at fault, and those behind them. */
  readonly parked: number;
  /** Events of partitions that had been parked before. */
  readonly waiting: number;
}

/** What one runner does with a subscription for as long as it holds it, one call after the other. */
export class SubscriptionTerm {
  private constructor(
    private readonly options: SubscriptionTermOptions,
    private readonly term: Term,
    private readonly digestion: Digestion,
    /** Where the subscription had come to when the term began. */
    readonly startsAfter: Position | undefined,
    /** Nobody else parks or heals in this term, so memory tells what is parked. */
    private readonly parkedPartitions: Set<string>,
  ) {}

  /** @throws CheckpointMismatchError when the checkpoint is not one of this log. */
  static async begin(options: SubscriptionTermOptions): Promise<SubscriptionTerm> {
    const { subscription, checkpoints, parked, store, onDelay } = options;
    const { name } = subscription;
    await checkpoints.check(name, store);
    const logId = await store.logId();
    const { term, position } = await checkpoints.db.transaction().execute(async (tx) => {
      await subscription.hold?.(tx);
      return checkpoints.takeOver(name, logId, tx);
    });
    const digestion = subscription.digestionIn(term, onDelay);
    const parkedPartitions = new Set(await parked.partitions(name));
    return new SubscriptionTerm(options, term, digestion, position, parkedPartitions);
  }

  async takePage(events: readonly RecordedEvent[], signal: AbortSignal): Promise<PageTaken> {
    const { subscription, checkpoints, parked } = this.options;
    const last = events.at(-1);
    if (!last) return { parked: 0, waiting: 0 };
    const waiting = events
      .map((event) => ({ event, partition: subscription.partitionOf(event) }))
      .filter(({ partition }) => this.parkedPartitions.has(partition));
    const behind = new Set(waiting.map(({ event }) => event));
    const digestible = behind.size === 0 ? events : events.filter((event) => !behind.has(event));
    const undigested = await this.digestion.digest(
      digestible,
      async (tx, failed) => {
        await parked.park(subscription.name, [...waiting, ...failed], tx);
        await checkpoints.advance(this.term, last, tx);
      },
      signal,
    );
    for (const { partition } of undigested) this.parkedPartitions.add(partition);
    return { parked: undigested.length, waiting: waiting.length };
  }

  /** Heals what an operator wished to be tried again, each partition in its order as far as it goes. */
  async retryParked(signal: AbortSignal): Promise<void> {
    const { subscription, parked } = this.options;
    while (!signal.aborted) {
      const partition = await parked.nextToRetry(subscription.name);
      if (partition === undefined) return;
      await this.#retry(partition, signal);
    }
  }

  async #retry(partition: string, signal: AbortSignal): Promise<void> {
    const { parked } = this.options;
    const subscription = this.options.subscription.name;
    const places = await parked.first(subscription, partition, RETRIED_AT_ONCE);
    const events = await this.#read(places);
    if (events.length < places.length) throw checkpointAheadOfLog(subscription);
    await this.digestion.digest(
      events,
      (tx, undigested) => parked.settleRetry(subscription, partition, events, undigested, tx),
      signal,
    );
    const left = await parked.first(subscription, partition, 1);
    if (left.length === 0) this.parkedPartitions.delete(partition);
  }

  /** One read for each run of neighbours in a stream. */
  async #read(places: readonly ParkedAt[]): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (const { streamName, from, limit } of runsOf(places)) {
      for await (const event of this.options.store.readStream(streamName, { from, limit })) {
        events.push(event);
      }
    }
    return events;
  }
}

interface Run {
  readonly streamName: string;
  readonly from: number;
  limit: number;
}

function runsOf(places: readonly ParkedAt[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { stream_name: streamName, revision } of places) {
    const run = runs.at(-1);
    if (run?.streamName === streamName && run.from + run.limit === revision) run.limit += 1;
    else runs.push({ streamName, from: revision, limit: 1 });
  }
  return runs;
}
