import { type EventStore, type Position } from '#platform/event-store';
import { type Checkpoints } from './checkpoints.adapter.js';
import { type Lag, LagMeter } from './lag.js';
import { type Subscription } from './subscription.js';

/** So long a measurement is good for: readiness and metrics ask often. */
const GOOD_FOR_MS = 2_000;

/** How far each subscription is behind, whichever process runs it. */
export class SubscriptionLags {
  readonly #meters = new Map<string, LagMeter>();
  readonly #measured = new Map<string, { readonly at: number; readonly lag: Promise<Lag> }>();

  constructor(
    private readonly store: EventStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  async of(subscription: Subscription): Promise<Lag> {
    const { name } = subscription;
    const known = this.#measured.get(name);
    if (known && performance.now() - known.at < GOOD_FOR_MS) return known.lag;
    const lag = this.#measure(subscription);
    this.#measured.set(name, { at: performance.now(), lag });
    lag.catch(() => this.#measured.delete(name));
    return lag;
  }

  async #measure({ name, filter }: Subscription): Promise<Lag> {
    const meter =
      this.#meters.get(name) ?? new LagMeter({ store: this.store, filter, now: () => new Date() });
    this.#meters.set(name, meter);
    const checkpoint = await this.checkpoints.find(name);
    return meter.measure((checkpoint?.position ?? undefined) satisfies Position | undefined);
  }
}
