import { type Kysely, sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { Backoff } from './backoff.js';
import { type Checkpoints, type Term } from './checkpoints.adapter.js';
import {
  type Digestion,
  type PartitionOf,
  type Settle,
  type Undigested,
  Undigestible,
} from './digestion.js';
import { describeFault, isFaultOfTheEvent } from './fault.js';
import { groupBy } from './group-by.js';
import { type Policy } from './policy.js';
import { orStreamName, type Subscription } from './subscription.js';

/** How many partitions of a page are handled side by side: their appends share commits. */
const LANES = 64;

export function policySubscription(
  policy: Policy,
  db: Kysely<unknown>,
  checkpoints: Checkpoints,
): Subscription {
  const partitionOf = orStreamName((event) => policy.partitionOf(event));
  return {
    name: policy.name,
    filter: policy.filter,
    partitionOf,
    ...(policy.waitsForOthers && { waitsForOthers: true }),
    digestionIn: (term, onDelay) =>
      new PolicyDigestion({ policy, partitionOf, db, checkpoints, term, onDelay }),
  };
}

export interface PolicyDigestionOptions {
  readonly policy: Policy;
  readonly partitionOf: PartitionOf;
  readonly db: Kysely<unknown>;
  readonly checkpoints: Checkpoints;
  readonly term: Term;
  /** Told what an event has to wait for. */
  readonly onDelay: (reason: string) => void;
}

/** Handles the events of a page, then moves the checkpoint. */
export class PolicyDigestion implements Digestion {
  constructor(private readonly options: PolicyDigestionOptions) {}

  async digest(
    events: readonly RecordedEvent[],
    settle: Settle,
    signal: AbortSignal,
  ): Promise<readonly Undigested[]> {
    const { db, checkpoints, term, partitionOf } = this.options;
    const undigestible = new Undigestible(partitionOf);
    await this.#handle(events, undigestible, signal);
    await db.transaction().execute(async (tx) => {
      // Events that are handled again do nothing, so a crash may cost the last checkpoints.
      await sql`set local synchronous_commit = off`.execute(tx);
      await checkpoints.hold(term, tx);
      await settle(tx, undigestible.events);
    });
    return undigestible.events;
  }

  async #handle(
    events: readonly RecordedEvent[],
    undigestible: Undigestible,
    signal: AbortSignal,
  ): Promise<void> {
    const byPartition = groupBy(events, this.options.partitionOf);
    const waiting = byPartition.values();
    const lanes = Array.from({ length: Math.min(LANES, byPartition.size) }, async () => {
      for (const partition of waiting) await this.#inOrder(partition, undigestible, signal);
    });
    // All of them have to end before the page is given up: a later one must not overlap with this.
    for (const lane of await Promise.allSettled(lanes)) {
      if (lane.status === 'rejected') throw lane.reason;
    }
  }

  async #inOrder(
    events: readonly RecordedEvent[],
    undigestible: Undigestible,
    signal: AbortSignal,
  ): Promise<void> {
    for (const [index, event] of events.entries()) {
      const fault = await this.#patiently(event, signal);
      if (fault === undefined) continue;
      undigestible.stop(event, fault);
      undigestible.sift(events.slice(index + 1));
      return;
    }
  }

  async #patiently(event: RecordedEvent, signal: AbortSignal): Promise<string | undefined> {
    const backoff = new Backoff();
    for (;;) {
      signal.throwIfAborted();
      try {
        await this.options.policy.handle(event);
        return undefined;
      } catch (error) {
        if (isFaultOfTheEvent(error)) return describeFault(error);
        this.options.onDelay(describeFault(error));
        await backoff.wait(signal);
      }
    }
  }
}
