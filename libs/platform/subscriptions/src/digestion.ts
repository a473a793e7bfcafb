import { type Kysely } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';

export type PartitionOf = (event: RecordedEvent) => string;

/** An event that has to be parked. */
export interface Undigested {
  readonly event: RecordedEvent;
  readonly partition: string;
  /** Without a reason it waits behind an earlier event of its partition. */
  readonly reason?: string;
}

/**
 * Writes what came of events; only what it has written in a transaction that commits has happened. Before it writes
 * it makes sure of the term, until the transaction ends.
 *
 * @throws FencedOutError when the term has ended.
 */
export type Settle = (tx: Kysely<unknown>, undigested: readonly Undigested[]) => Promise<void>;

/** How one kind of subscriber takes events. */
export type Digestion = DigestionByPage | DigestionByEvent;

/** What it makes of a page and that the page was taken are one transaction; one page follows the other. */
export interface DigestionByPage {
  readonly by: 'page';
  /**
   * Answers what could not be digested.
   *
   * @throws what is no event's fault, with nothing settled.
   */
  digest(events: readonly RecordedEvent[], settle: Settle): Promise<readonly Undigested[]>;
}

/** Digesting an event again does nothing, so many may be under way while what is done is noted now and then. */
export interface DigestionByEvent {
  readonly by: 'event';
  /**
   * Answers why the event cannot be digested, if it cannot; waits for what is away.
   *
   * @throws when the signal aborts while it waits.
   */
  digest(event: RecordedEvent, signal: AbortSignal): Promise<string | undefined>;
}

/** Within one page: the partitions that have stopped, and what waits in them. */
export class Undigestible {
  readonly #stopped = new Set<string>();
  readonly #events: Undigested[] = [];

  constructor(private readonly partitionOf: PartitionOf) {}

  /** In the order of the log within each partition. */
  get events(): readonly Undigested[] {
    return this.#events;
  }

  stop(event: RecordedEvent, reason: string): void {
    const partition = this.partitionOf(event);
    this.#stopped.add(partition);
    this.#events.push({ event, partition, reason });
  }

  /** Sets aside the events of stopped partitions and answers the others. */
  sift(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
    if (this.#stopped.size === 0) return events;
    return events.filter((event) => {
      const partition = this.partitionOf(event);
      if (!this.#stopped.has(partition)) return true;
      this.#events.push({ event, partition });
      return false;
    });
  }
}
