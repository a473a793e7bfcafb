const WINDOW_MS = 100;

/** More than 1,000 events/s. */
const MANY_IN_WINDOW = 100;

/** Fewer than 300 events/s: well below, so that a log at the limit does not go to and fro. */
const FEW_IN_WINDOW = 30;

/** How fast events come: whether pages or a live subscription bring them at less cost. */
export class Pace {
  #windowBegan: number;
  #count = 0;
  #isFast = false;

  /** @param now milliseconds of a clock that never goes back */
  constructor(private readonly now: () => number) {
    this.#windowBegan = now();
  }

  /** Tells how many came since the last call. */
  note(count: number): void {
    this.#count += count;
    if (this.#count > MANY_IN_WINDOW) this.#isFast = true;
    if (this.now() - this.#windowBegan < WINDOW_MS) return;
    if (this.#count < FEW_IN_WINDOW) this.#isFast = false;
    this.#windowBegan = this.now();
    this.#count = 0;
  }

  get isFast(): boolean {
    return this.#isFast;
  }
}
