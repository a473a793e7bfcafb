import { CaselineError } from '#platform/kernel';

export class TooManyEventsInFlightError extends CaselineError {
  constructor(max: number) {
    super(
      'too-many-requests',
      'too-many-events-in-flight',
      `At most ${max} events of one service are stored at once. Wait for answers before sending more.`,
      { retryAfterSeconds: 1 },
    );
  }
}

/** Bounds how many events of one caller are being stored, so that none takes all the room there is. */
export class EventsInFlight {
  readonly #counts = new Map<string, number>();

  constructor(private readonly maxPerCaller: number) {}

  /** @throws CaselineError `too-many-events-in-flight` before the task begins. */
  async run<T>(callerId: string, events: number, task: () => Promise<T>): Promise<T> {
    const before = this.#counts.get(callerId) ?? 0;
    if (before + events > this.maxPerCaller)
      throw new TooManyEventsInFlightError(this.maxPerCaller);
    this.#counts.set(callerId, before + events);
    try {
      return await task();
    } finally {
      const left = (this.#counts.get(callerId) ?? 0) - events;
      if (left > 0) this.#counts.set(callerId, left);
      else this.#counts.delete(callerId);
    }
  }
}
