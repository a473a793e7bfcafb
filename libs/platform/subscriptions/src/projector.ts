import { type Transaction } from 'kysely';
import { type EventFilter, type RecordedEvent } from '#platform/event-store';

/** The transaction that also moves the checkpoint; a feature names its tables by `withTables`. */
export type ProjectionTransaction = Transaction<unknown>;

/**
 * Folds events into rows. Mark its class with `@RunsAsProjector()` and put it among a module's providers.
 * Each event takes effect exactly once, as the rows and the checkpoint are committed together.
 */
export interface Projector {
  /** Names its checkpoint together with the version. */
  readonly name: string;
  /** Raise it when the rows have to be built anew; a migration empties or replaces the tables. */
  readonly version: number;
  readonly filter: EventFilter;
  /**
   * Rows of one partition depend on its events alone. The order of the log is kept within a partition;
   * an event that cannot be digested parks its own partition only.
   */
  partitionOf(event: RecordedEvent): string;
  /**
   * Writes what the events amount to, all of them or none (it throws). Statements run in `tx` only, and
   * as few as the tables need: a page has up to 1,000 events.
   */
  apply(events: readonly RecordedEvent[], tx: ProjectionTransaction): Promise<void>;
}
