import { type RecordedEvent } from '#platform/event-store';
import { Backoff } from './backoff.js';
import { type DigestionByEvent } from './digestion.js';
import { describeFault, isFaultOfTheEvent } from './fault.js';
import { type Policy } from './policy.js';
import { type OnDelay, orStreamName, type Subscription } from './subscription.js';

export function policySubscription(policy: Policy): Subscription {
  return {
    name: policy.name,
    filter: policy.filter,
    partitionOf: orStreamName((event) => policy.partitionOf(event)),
    digestionIn: (_, onDelay) => new PolicyDigestion(policy, onDelay),
    ...(policy.waitsForOthers && { waitsForOthers: true }),
  };
}

/** Lets a policy handle one event; what is away is waited out. */
export class PolicyDigestion implements DigestionByEvent {
  readonly by = 'event';
  readonly #delayed = new Set<RecordedEvent>();

  constructor(
    private readonly policy: Policy,
    private readonly onDelay: OnDelay,
  ) {}

  async digest(event: RecordedEvent, signal: AbortSignal): Promise<string | undefined> {
    try {
      return await this.#patiently(event, signal);
    } finally {
      if (this.#delayed.delete(event) && this.#delayed.size === 0) this.onDelay(undefined);
    }
  }

  async #patiently(event: RecordedEvent, signal: AbortSignal): Promise<string | undefined> {
    const backoff = new Backoff();
    for (;;) {
      signal.throwIfAborted();
      try {
        await this.policy.handle(event);
        return undefined;
      } catch (error) {
        if (isFaultOfTheEvent(error)) return describeFault(error);
        this.#delayed.add(event);
        this.onDelay(describeFault(error));
        await backoff.wait(signal);
      }
    }
  }
}
