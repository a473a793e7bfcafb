import { Inject, Injectable, Optional } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Kysely } from 'kysely';
import { type Pool } from 'pg';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { TRACING, type Tracing } from '#platform/kernel';
import { DATABASE, PG_POOL, SessionLocks } from '#platform/postgres';
import { Checkpoints } from './checkpoints.adapter.js';
import { policySubscription } from './policy-digestion.js';
import { type Policy } from './policy.js';
import { projection } from './projection-digestion.js';
import { type AnyProjector } from './projector.js';
import { renewal } from './renew-projection.js';
import { RunsAsPolicy, RunsAsProjector } from './runs-as.decorator.js';
import { type Subscription } from './subscription.js';
import { tracedPolicy } from './traces/traced.js';

/** Every policy and projector that the application's modules provide, whether this process runs them or not. */
@Injectable()
export class SubscriptionCatalogue {
  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DATABASE) private readonly db: Kysely<unknown>,
    @Inject(PG_POOL) private readonly pool: Pool,
    private readonly locks: SessionLocks,
    private readonly checkpoints: Checkpoints,
    @Optional() @Inject(TRACING) private readonly tracing?: Tracing,
  ) {}

  projectors(): readonly AnyProjector[] {
    return this.#provided(RunsAsProjector.KEY) as readonly AnyProjector[];
  }

  subscriptions(): readonly Subscription[] {
    const found = [
      ...(this.#provided(RunsAsPolicy.KEY) as readonly Policy[])
        .map((policy) => (this.tracing ? tracedPolicy(policy, this.tracing) : policy))
        .map((policy) => policySubscription(policy)),
      ...this.projectors().map((projector) => this.#projection(projector)),
    ];
    const names = new Set(found.map(({ name }) => name));
    if (names.size < found.length) throw new Error('Two subscriptions have the same name.');
    return found;
  }

  #projection(projector: AnyProjector): Subscription {
    const { store, db, pool } = this;
    const takeLease = (name: string) => this.locks.tryAcquire(name);
    const renew = renewal({ projector, store, db, pool, takeLease });
    return projection(projector, db, this.checkpoints, { renew, tracing: this.tracing });
  }

  #provided(metadataKey: string): readonly unknown[] {
    const wrappers = this.discovery.getProviders({ metadataKey });
    return wrappers.map(({ instance }): unknown => instance);
  }
}
