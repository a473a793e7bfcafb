import { type EventFilter, type RecordedEvent } from '#platform/event-store';

/**
 * Answers events with decisions: "whenever this happened, do that". Mark its class with `@RunsAsPolicy()`
 * and put it among a module's providers.
 *
 * An event is handled at least once, by one process at a time in the usual case, and by two for a moment
 * after a connection broke: `handle` must do nothing the second time.
 */
export interface Policy {
  /** Names its checkpoint, for ever. */
  readonly name: string;
  readonly filter: EventFilter;
  /**
   * It waits for something that is not a part of Caseline, which everything else does without: while that is away, this
   * process is ready all the same. Lag and status tell of it.
   */
  readonly waitsForOthers?: true;
  /**
   * Events of one partition are handled in the order of the log, those of different ones side by side.
   * An event that cannot be handled holds up its own partition only.
   */
  partitionOf(event: RecordedEvent): string;
  /**
   * A thrown `CaselineError` of kind `unavailable`, and a database that is away, are waited out; whatever
   * else is thrown parks the event.
   */
  handle(event: RecordedEvent): Promise<void>;
}
