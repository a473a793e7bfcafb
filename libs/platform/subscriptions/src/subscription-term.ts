import { type Kysely } from 'kysely';
import { type EventStore, type Position, type RecordedEvent } from '#platform/event-store';
import { type Checkpoints, type Term } from './checkpoints.adapter.js';
import {
  type Digestion,
  type DigestionByEvent,
  type DigestionByPage,
  type Settle,
  type Undigested,
} from './digestion.js';
import { checkpointAheadOfLog } from './errors.js';
import { type ParkedAt, type ParkedEvents } from './parked-events.adapter.js';
import { type OnDelay, type Subscription } from './subscription.js';

const RETRIED_AT_ONCE = 200;

export interface SubscriptionTermOptions {
  readonly subscription: Subscription;
  readonly checkpoints: Checkpoints;
  readonly parked: ParkedEvents;
  readonly store: EventStore;
  readonly onDelay: OnDelay;
}

/** Events that were taken, and what of them could not be digested. */
export interface Taken {
  readonly events: number;
  /** Events that were found to be at fault, and those behind them. */
  readonly parked: number;
  /** Events of partitions that had been parked before. */
  readonly waiting: number;
}

/** What one runner does with a subscription for as long as it holds it. */
export class SubscriptionTerm {
  private constructor(
    private readonly options: SubscriptionTermOptions,
    private readonly term: Term,
    readonly digestion: Digestion,
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

  partitionOf(event: RecordedEvent): string {
    return this.options.subscription.partitionOf(event);
  }

  isParked(partition: string): boolean {
    return this.parkedPartitions.has(partition);
  }

  /** From now on all that comes in the partition waits; the events are parked when they are passed. */
  stopPartition(partition: string): void {
    this.parkedPartitions.add(partition);
  }

  async takePage(digestion: DigestionByPage, events: readonly RecordedEvent[]): Promise<Taken> {
    const last = events.at(-1);
    if (!last) return { events: 0, parked: 0, waiting: 0 };
    const waiting = events
      .map((event) => ({ event, partition: this.partitionOf(event) }))
      .filter(({ partition }) => this.isParked(partition));
    const behind = new Set(waiting.map(({ event }) => event));
    const digestible = behind.size === 0 ? events : events.filter((event) => !behind.has(event));
    const undigested = await digestion.digest(digestible, (tx, failed) =>
      this.#pass(last, [...waiting, ...failed], tx),
    );
    for (const { partition } of undigested) this.stopPartition(partition);
    return { events: events.length, parked: undigested.length, waiting: waiting.length };
  }

  /**
   * Notes that everything up to an event is done, and parks what of it could not be digested. What a crash undoes of
   * this is digested again, which does nothing.
   *
   * @throws FencedOutError when the term has ended.
   */
  async passUpTo(last: RecordedEvent, undigested: readonly Undigested[]): Promise<void> {
    const { checkpoints } = this.options;
    if (undigested.length === 0) await checkpoints.advance(this.term, last);
    else await checkpoints.db.transaction().execute((tx) => this.#pass(last, undigested, tx));
  }

  async #pass(
    last: RecordedEvent,
    undigested: readonly Undigested[],
    tx: Kysely<unknown>,
  ): Promise<void> {
    const { subscription, checkpoints, parked } = this.options;
    // First, as it holds the term.
    await checkpoints.advance(this.term, last, tx);
    await parked.park(subscription.name, undigested, tx);
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
    const { checkpoints, parked } = this.options;
    const subscription = this.options.subscription.name;
    const places = await parked.first(subscription, partition, RETRIED_AT_ONCE);
    const events = await this.#read(places);
    if (events.length < places.length) throw checkpointAheadOfLog(subscription);
    const settle: Settle = async (tx, undigested) => {
      await checkpoints.hold(this.term, tx);
      await parked.settleRetry(subscription, partition, events, undigested, tx);
    };
    if (this.digestion.by === 'page') {
      await this.digestion.digest(events, settle);
    } else {
      const undigested = await this.#digestInOrder(this.digestion, partition, events, signal);
      await checkpoints.db.transaction().execute((tx) => settle(tx, undigested));
    }
    const left = await parked.first(subscription, partition, 1);
    if (left.length === 0) this.parkedPartitions.delete(partition);
  }

  async #digestInOrder(
    digestion: DigestionByEvent,
    partition: string,
    events: readonly RecordedEvent[],
    signal: AbortSignal,
  ): Promise<readonly Undigested[]> {
    for (const [index, event] of events.entries()) {
      const reason = await digestion.digest(event, signal);
      if (reason === undefined) continue;
      const behind = events.slice(index + 1).map((event) => ({ event, partition }));
      return [{ event, partition, reason }, ...behind];
    }
    return [];
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
