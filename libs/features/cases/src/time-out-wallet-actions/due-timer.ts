export interface DueTimerOptions<Due> {
  /** Those that are due, after one of them, in an order that new ones join at its end; a few at a time. */
  readonly dueAfter: (last: Due | undefined) => Promise<readonly Due[]>;
  /** Does nothing the second time: another process may fire the same. */
  readonly fire: (due: Due) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/**
 * Fires what is due, as rows that outlast a restart say it. One that cannot be fired holds up none of the others,
 * and is tried again at the next look.
 */
export class DueTimer<Due> {
  #underWay: Promise<void> | undefined;

  constructor(private readonly options: DueTimerOptions<Due>) {}

  /** A look that is asked for during another one is that other one. */
  look(): Promise<void> {
    this.#underWay ??= this.#look().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** When no look is under way any more. */
  async finished(): Promise<void> {
    await this.#underWay;
  }

  async #look(): Promise<void> {
    try {
      let page = await this.options.dueAfter(undefined);
      while (page.length > 0) {
        for (const due of page) await this.#fire(due);
        page = await this.options.dueAfter(page.at(-1));
      }
    } catch (error) {
      this.options.failed(error);
    }
  }

  async #fire(due: Due): Promise<void> {
    try {
      await this.options.fire(due);
    } catch (error) {
      this.options.failed(error);
    }
  }
}
