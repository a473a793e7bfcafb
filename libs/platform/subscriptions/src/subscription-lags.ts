import { type EventStore } from '#platform/event-store';
import { type Checkpoints } from './checkpoints.adapter.js';
import { type Lag, LagMeter } from './lag.js';
import { type Subscription } from './subscription.js';

/** So long a measurement is good for: readiness and metrics ask often. */
const GOOD_FOR_MS = 2_000;

/** By the name of the subscription; one that cannot be measured fails alone. */
type Measurement = ReadonlyMap<string, Promise<Lag>>;

/** How far each subscription is behind, whichever process runs it: measured together, for all who ask. */
export class SubscriptionLags {
  readonly #meters = new Map<string, LagMeter>();
  #latest: Promise<Measurement> | undefined;
  /** By the clock that never goes back, in milliseconds: from the end of a measurement on, however long it took. */
  #goodUntil = 0;

  constructor(
    private readonly subscriptions: () => readonly Subscription[],
    private readonly store: EventStore,
    private readonly checkpoints: Pick<Checkpoints, 'positions'>,
  ) {}

  async of({ name }: Pick<Subscription, 'name'>): Promise<Lag> {
    if (!this.#latest || performance.now() > this.#goodUntil) this.#latest = this.#begin();
    const lag = (await this.#latest).get(name);
    if (!lag) throw new Error(`There is no subscription ${name}.`);
    return lag;
  }

  #begin(): Promise<Measurement> {
    const measurement = this.#measure();
    this.#goodUntil = Infinity;
    void hasSucceeded(measurement).then((isGood) => {
      this.#goodUntil = isGood ? performance.now() + GOOD_FOR_MS : 0;
    });
    return measurement;
  }

  async #measure(): Promise<Measurement> {
    const checkpoints = await this.checkpoints.positions();
    // Looked for after the checkpoints were, so that it lies before none of them.
    const head = await this.store.head();
    return new Map(
      this.subscriptions().map((subscription) => {
        const { name } = subscription;
        return [name, this.#meterOf(subscription).measure(checkpoints.get(name), head)];
      }),
    );
  }

  #meterOf({ name, filter }: Subscription): LagMeter {
    const meter =
      this.#meters.get(name) ?? new LagMeter({ store: this.store, filter, now: () => new Date() });
    this.#meters.set(name, meter);
    return meter;
  }
}

async function hasSucceeded(measurement: Promise<Measurement>): Promise<boolean> {
  try {
    await Promise.all((await measurement).values());
    return true;
  } catch {
    return false;
  }
}
