import { type Api } from './api.js';
import { eventually } from './eventually.js';
import { withdrawalStuck } from './wallet-events.js';

/** As a wallet service does that is sent away meanwhile: again until it is taken. */
export async function publishSurely(service: Api, number: number | string): Promise<void> {
  await eventually(`event ${number} is taken`, async () => {
    const { status } = await service.publish(withdrawalStuck(number));
    if (status !== 202 && status !== 503) throw new Error(`Publishing was answered ${status}.`);
    return status === 202 ? true : undefined;
  });
}

/** Publishers that work side by side, while something is done to what they rely on. */
export class Publishing {
  #acknowledged = 0;
  readonly #publishers: Promise<unknown>;

  constructor(service: Api, numbers: readonly number[]) {
    const left = numbers.values();
    const publisher = async (): Promise<void> => {
      for (const number of left) {
        await publishSurely(service, number);
        this.#acknowledged += 1;
      }
    };
    this.#publishers = Promise.all(Array.from({ length: 10 }, publisher));
    // Whoever waits for progress or the end is told.
    this.#publishers.catch(() => undefined);
  }

  /** Waits until so many more are acknowledged. */
  async progress(more: number): Promise<void> {
    const goal = this.#acknowledged + more;
    const step = (): Promise<void> => new Promise((next) => setTimeout(next, 1));
    while (this.#acknowledged < goal) {
      const isOver = await Promise.race([this.#publishers.then(() => true), step()]);
      if (isOver) throw new Error(`Only ${this.#acknowledged} events were to be published.`);
    }
  }

  async end(): Promise<void> {
    await this.#publishers;
  }
}
