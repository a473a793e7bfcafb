import { type RecordedEvent } from '#platform/event-store';
import { type DigestionByEvent } from './digestion.js';
import { EventWindow, type Place } from './event-window.js';
import { type Intake, type OnTaken } from './intake.js';
import { OneAtATime } from './one-at-a-time.js';
import { PartitionLanes } from './partition-lanes.js';
import { type SubscriptionTerm } from './subscription-term.js';

/** How many partitions are served side by side: their appends share commits. */
const LANES = 64;
/** How many events may be taken and not passed: so far may others run ahead of one that waits. */
const MOST_UNDER_WAY = 1_000;
/** A crash costs so much of what was done: it is done again. */
const PASS_EVERY_MS = 250;

export interface WindowOptions {
  readonly signal: AbortSignal;
  readonly onTaken: OnTaken;
  /** Told why nothing can go on: the term has ended, or the database is away. */
  readonly onBroken: (reason: unknown) => void;
  readonly mostUnderWay?: number | undefined;
}

/**
 * Hands each event to the lane of its partition as soon as it comes, however long earlier ones of other
 * partitions take. The checkpoint follows: it never moves beyond the oldest event that is not done.
 */
export class WindowIntake implements Intake {
  readonly #window = new EventWindow();
  readonly #lanes: PartitionLanes<Place>;
  readonly #steps = new OneAtATime();
  readonly #waiting = new Set<() => void>();
  #isPaused = false;
  #timer: NodeJS.Timeout | undefined;
  #passing: Promise<void> | undefined;
  #isBroken = false;

  constructor(
    private readonly term: SubscriptionTerm,
    private readonly digestion: DigestionByEvent,
    private readonly options: WindowOptions,
  ) {
    this.#lanes = new PartitionLanes(LANES, (place) => this.#digest(place));
    options.signal.addEventListener('abort', this.#wake);
  }

  async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      if (!this.#hasRoom()) await this.#roomForMore();
      if (this.options.signal.aborted) return;
      this.#lanes.add(this.#window.add(event, this.term.partitionOf(event)));
    }
  }

  async settled(): Promise<void> {
    const last = this.#window.last;
    if (last) await new Promise<void>((resolve) => (last.onPassed ??= []).push(resolve));
    else await this.#passing;
  }

  alone(step: () => Promise<void>): Promise<void> {
    return this.#steps.run(async () => {
      this.#isPaused = true;
      this.#passSoon();
      await this.#until(() => this.#window.size === 0 && !this.#passing);
      try {
        this.options.signal.throwIfAborted();
        await step();
      } finally {
        this.#isPaused = false;
        this.#wake();
      }
    });
  }

  /**
   * Once the signal has aborted. What is under way is finished and passed, as far as it goes; the rest is handed out
   * again in the next term.
   */
  async close(): Promise<void> {
    await this.#lanes.close();
    await this.#steps.finished();
    clearTimeout(this.#timer);
    await this.#passing;
    if (!this.#isBroken) await this.#pass();
    this.options.signal.removeEventListener('abort', this.#wake);
  }

  async #digest(place: Place): Promise<void> {
    const { event, partition } = place;
    if (this.term.isParked(partition)) {
      place.undigested = { event, partition };
    } else {
      try {
        const reason = await this.digestion.digest(event, this.options.signal);
        if (reason !== undefined) this.#stop(place, reason);
      } catch (error) {
        if (!this.options.signal.aborted) this.#break(error);
        return;
      }
    }
    place.isDone = true;
    if (this.#window.canPass) this.#passSoon();
  }

  #stop(place: Place, reason: string): void {
    const { event, partition } = place;
    place.undigested = { event, partition, reason };
    this.term.stopPartition(partition);
  }

  /** At once where somebody waits for it. */
  #passSoon(): void {
    if (this.#passing || this.options.signal.aborted || !this.#window.canPass) return;
    if (this.#hasRoom()) this.#timer ??= setTimeout(this.#passNow, PASS_EVERY_MS);
    else this.#passNow();
  }

  readonly #passNow = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#passing ??= this.#pass().finally(() => {
      this.#passing = undefined;
      this.#wake();
      this.#passSoon();
    });
  };

  async #pass(): Promise<void> {
    const passed = this.#window.takePassable();
    const last = passed.at(-1);
    if (!last) return;
    const undigested = passed.flatMap(({ undigested }) => undigested ?? []);
    try {
      await this.term.passUpTo(last.event, undigested);
    } catch (error) {
      this.#break(error);
      return;
    }
    const parked = undigested.filter(({ reason }) => reason !== undefined).length;
    const waiting = undigested.length - parked;
    this.options.onTaken({ events: passed.length, parked, waiting });
    for (const { onPassed = [] } of passed) for (const tell of onPassed) tell();
  }

  #break(reason: unknown): void {
    this.#isBroken = true;
    this.options.onBroken(reason);
  }

  #hasRoom(): boolean {
    return !this.#isPaused && this.#window.size < (this.options.mostUnderWay ?? MOST_UNDER_WAY);
  }

  async #roomForMore(): Promise<void> {
    this.#passSoon();
    await this.#until(() => this.#hasRoom());
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition() && !this.options.signal.aborted) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  readonly #wake = (): void => {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  };
}
