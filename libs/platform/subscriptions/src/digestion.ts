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

/** Writes what came of a page; only what it has written in a transaction that commits has happened. */
export type Settle = (tx: Kysely<unknown>, undigested: readonly Undigested[]) => Promise<void>;

/** How one kind of subscriber takes a page of events; the term is held when `settle` is called. */
export interface Digestion {
  /** Answers what could not be digested. @throws what is no event's fault, with nothing settled. */
  digest(
    events: readonly RecordedEvent[],
    settle: Settle,
    signal: AbortSignal,
  ): Promise<readonly Undigested[]>;
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
