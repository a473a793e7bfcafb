import { type RecordedEvent } from '#platform/event-store';

/** An event that the projector cannot digest: the rebuild ends there, and what is served stays as it is. */
export class RebuildStoppedError extends Error {
  override readonly name = 'RebuildStoppedError';
  constructor(
    readonly event: RecordedEvent,
    readonly reason: string,
  ) {
    super(
      `The rebuild has stopped at position ${event.position}: ${event.streamName}, revision ${event.revision}, ` +
        `${event.type} (event ${event.id}) cannot be digested: ${reason}. What is served is untouched.`,
    );
  }
}

/** Another process rebuilds the projection. */
export class RebuildUnderWayError extends Error {
  override readonly name = 'RebuildUnderWayError';
  constructor(projection: string) {
    super(`Another process is rebuilding ${projection} already. Follow it with \`status\`.`);
  }
}

/** What this process was rebuilding has been tidied up: it had been silent for too long, or lost its connection. */
export class RebuildGoneError extends Error {
  override readonly name = 'RebuildGoneError';
  constructor(projection: string) {
    super(
      `The rebuild of ${projection} was given up, as this process had been silent for too long. Start it again.`,
    );
  }
}

/** Somebody has read the table for so long that the new one could not take its place. */
export class SwapBlockedError extends Error {
  override readonly name = 'SwapBlockedError';
  constructor(table: string, blockers: string) {
    super(
      `The rows are complete, but ${table} is in use without a pause${blockers}, so that they could not be swapped in. ` +
        'What is served is untouched. End what reads it, and start the rebuild again.',
    );
  }
}
