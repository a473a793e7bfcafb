import { type Position, type RecordedEvent } from '../event-store.js';

/** How a log takes over the events of another. */
export interface LogIntake {
  /**
   * Appends events of many streams in exactly this order, each at the revision that it has, as the first that
   * come after a position (none is the start of the log). Answers the position of the last when they are durable.
   * The same again is answered as before. Whatever happens, what the log has of them is without a gap.
   *
   * @throws TargetChangedError when they do not continue the log.
   * @throws EventStoreUnavailableError when what became of them is unknown.
   */
  take(events: readonly RecordedEvent[], after: Position | undefined): Promise<Position>;
}

/** The target is not as it was left: somebody else writes to it. */
export class TargetChangedError extends Error {
  override readonly name = 'TargetChangedError';

  constructor() {
    super(
      'Something else has written to the target while it was being copied into. Stop it (a Caseline?), and copy ' +
        'again: that tells whether the target can still be used.',
    );
  }
}
