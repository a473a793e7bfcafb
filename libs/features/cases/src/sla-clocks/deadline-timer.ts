/** The clock that decides what is due: one for all processes. */
export interface DatabaseTime {
  now(): Promise<Date>;
}

export interface ArmedDeadline {
  readonly caseId: string;
  readonly at: Date;
}

export interface DeadlineTimerOptions {
  readonly time: DatabaseTime;
  /** The next ones, in the order in which they are due. */
  readonly armed: (limit: number) => Promise<readonly ArmedDeadline[]>;
  /** The second time it does nothing. */
  readonly fire: (caseId: string, now: Date) => Promise<void>;
  /** Told why something has to wait. */
  readonly onFault: (error: unknown) => void;
}

const AT_ONCE = 32;
const LOOK_AT = 256;
/** Bounds what a lost notification can cost, and a sleep that `setTimeout` could not count. */
const LONGEST_SLEEP_MS = 30_000;
/** However many deadlines are armed meanwhile, the table is asked ten times a second at most. */
const SHORTEST_SLEEP_MS = 100;
/** A deadline that was fired is left alone until its row has followed, or for so long. */
const SETTLE_MS = 2_000;
const FAULT_PAUSE_MS = 1_000;

/** Sleeps until the next deadline is due by the database's clock, and fires it. Never early: it asks before it fires. */
export class DeadlineTimer {
  /** Until when each is left alone. */
  readonly #fired = new Map<string, number>();
  #stopped = false;
  #woken = false;
  #wake: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(private readonly options: DeadlineTimerOptions) {}

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#running;
  }

  /** A deadline may have been armed that is due before those that were known. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  async #run(): Promise<void> {
    while (!this.#isStopped()) {
      this.#woken = false;
      const pause = await this.#look().catch((error: unknown) => {
        this.options.onFault(error);
        return FAULT_PAUSE_MS;
      });
      await this.#sleep(SHORTEST_SLEEP_MS, () => this.#isStopped());
      await this.#sleep(pause - SHORTEST_SLEEP_MS, () => this.#woken || this.#isStopped());
    }
  }

  /** Fires what is due, and answers for how long nothing will be. */
  async #look(): Promise<number> {
    const { time, armed } = this.options;
    const asked = performance.now();
    this.#forgetSettled(asked);
    const now = await time.now();
    const deadlines = await armed(LOOK_AT + this.#fired.size);
    const waiting = deadlines.filter((deadline) => !this.#fired.has(keyOf(deadline)));
    const due = waiting.filter(({ at }) => at <= now);
    await this.#fireAll(due, now);
    if (due.length >= LOOK_AT) return 0;
    const next = waiting.find(({ at }) => at > now);
    const gone = performance.now() - asked;
    const untilNext = next ? next.at.getTime() - now.getTime() - gone : LONGEST_SLEEP_MS;
    // What was fired is looked at again, in case it could not be.
    return Math.min(untilNext, this.#fired.size > 0 ? SETTLE_MS : LONGEST_SLEEP_MS);
  }

  async #fireAll(due: readonly ArmedDeadline[], now: Date): Promise<void> {
    const waiting = due.values();
    const lane = async () => {
      for (const deadline of waiting) {
        if (this.#isStopped()) return;
        await this.#fireOne(deadline, now);
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, lane));
  }

  async #fireOne(deadline: ArmedDeadline, now: Date): Promise<void> {
    this.#fired.set(keyOf(deadline), performance.now() + SETTLE_MS);
    await this.options.fire(deadline.caseId, now).catch(this.options.onFault);
  }

  #forgetSettled(now: number): void {
    for (const [key, until] of this.#fired) if (until <= now) this.#fired.delete(key);
  }

  /** For so long, or until there is a reason to end it. */
  async #sleep(ms: number, ends: () => boolean): Promise<void> {
    if (ms <= 0 || ends()) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#wake = () => {
        if (ends()) end();
      };
    });
  }

  #isStopped(): boolean {
    return this.#stopped;
  }
}

function keyOf({ caseId, at }: ArmedDeadline): string {
  return `${caseId} ${at.getTime()}`;
}
