/** Runs steps one after the other, in the order in which they came. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(step: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(step, step);
    this.#last = mine;
    return mine;
  }

  /** When nothing is under way any more, however it ended. */
  async finished(): Promise<void> {
    await Promise.allSettled([this.#last]);
  }
}
