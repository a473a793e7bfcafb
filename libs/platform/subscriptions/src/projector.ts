import { type EventFilter, type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable } from './projections/projection-table.js';

/**
 * Folds events into rows: a pure function, so that the same one serves event by event and in a rebuild of them all. Mark
 * its class with `@RunsAsProjector()` and put it among a module's providers. Each event takes effect exactly once, as the
 * rows and the checkpoint are committed together.
 */
export interface Projector<Row extends object = object, Needed extends keyof Row = keyof Row> {
  /** Names its checkpoint together with the version. */
  readonly name: string;
  /**
   * Raise it when the same events amount to other rows, or the table changes. Where rows of a lower version are served,
   * those of this one are built beside them and take their place when they are complete.
   */
  readonly version: number;
  readonly filter: EventFilter;
  readonly table: ProjectionTable;
  /** On this channel the partitions that have changed are announced to a `ChangeFeed`. */
  readonly changes?: string;
  /**
   * Milliseconds for which its rows may stay behind the log so that more events share a page; none by default. Less
   * work for this one leaves more of the process to those that somebody watches.
   */
  readonly restMs?: number;
  /** The columns of a partition's newest row that its next event builds on. */
  readonly needed: readonly Needed[];
  /**
   * Rows of one partition depend on its events alone; it stands in the first column of the key. The order of the log is
   * kept within a partition; an event that cannot be digested parks its own partition only.
   */
  partitionOf(event: RecordedEvent): string;
  /**
   * The rows that the next events of a partition add or replace, in the order of the key. @throws when it has no answer:
   * the events are tried one by one, and what cannot be digested is parked.
   */
  project(newest: Pick<Row, Needed> | undefined, events: readonly RecordedEvent[]): readonly Row[];
}

/** A projector of whatever rows. */
export interface AnyProjector extends Pick<
  Projector,
  'name' | 'version' | 'filter' | 'table' | 'changes' | 'restMs' | 'partitionOf'
> {
  readonly needed: readonly string[];
  project(newest: object | undefined, events: readonly RecordedEvent[]): readonly object[];
}
