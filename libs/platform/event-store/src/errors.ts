import { CaselineError } from '#platform/kernel';

/** The store cannot be reached or did not answer in time. An append may or may not have happened. */
export class EventStoreUnavailableError extends CaselineError {
  constructor(message: string, cause?: unknown) {
    super('unavailable', 'event-store-unavailable', message, { retryAfterSeconds: 1, cause });
  }
}

/** More appends wait than the store can take; this one was not begun. */
export class EventStoreBusyError extends CaselineError {
  constructor(waiting: number) {
    super(
      'unavailable',
      'event-store-busy',
      `${waiting} appends wait for the event store. Try again in a moment.`,
      { retryAfterSeconds: 1 },
    );
  }
}

export class AppendTooLargeError extends CaselineError {
  constructor(bytes: number, limit: number) {
    super(
      'too-large',
      'append-too-large',
      `The events take ${bytes} bytes, and one append at most ${limit}.`,
    );
  }
}

/** The caller breaks the contract of `append`: a programming error, never the user's. */
export class InvalidAppendError extends Error {
  override readonly name = 'InvalidAppendError';
}
