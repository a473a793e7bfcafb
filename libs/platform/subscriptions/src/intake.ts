import { type RecordedEvent } from '#platform/event-store';
import { type DigestionByPage } from './digestion.js';
import { OneAtATime } from './one-at-a-time.js';
import { type SubscriptionTerm, type Taken } from './subscription-term.js';

export type OnTaken = (taken: Taken) => void;

/** How a runner takes in what the log brings. */
export interface Intake {
  /** Resolves when there is room for more. */
  take(events: readonly RecordedEvent[]): Promise<void>;
  /** Resolves when all that was taken until now is behind the checkpoint. */
  settled(): Promise<void>;
  /** Runs a step with nothing else under way. */
  alone(step: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

/** Page after page, each done before the next is asked for. */
export class PageIntake implements Intake {
  readonly #steps = new OneAtATime();

  constructor(
    private readonly term: SubscriptionTerm,
    private readonly digestion: DigestionByPage,
    private readonly onTaken: OnTaken,
  ) {}

  async take(events: readonly RecordedEvent[]): Promise<void> {
    this.onTaken(await this.#steps.run(() => this.term.takePage(this.digestion, events)));
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  alone(step: () => Promise<void>): Promise<void> {
    return this.#steps.run(step);
  }

  close(): Promise<void> {
    return this.#steps.finished();
  }
}
