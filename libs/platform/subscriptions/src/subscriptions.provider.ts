import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { TRACING, type Tracing } from '#platform/kernel';
import { HealthChecks } from '#platform/http';
import { type Database, DATABASE, Notifications, SessionLocks } from '#platform/postgres';
import { Checkpoints } from './checkpoints.adapter.js';
import { ParkedEvents } from './parked-events.adapter.js';
import { policySubscription } from './policy-digestion.js';
import { type Policy } from './policy.js';
import { projection } from './projection-digestion.js';
import { type Projector } from './projector.js';
import { RunsAsPolicy, RunsAsProjector } from './runs-as.decorator.js';
import { type SubscriptionEnvironment, SubscriptionRunner } from './subscription-runner.js';
import { type SubscriptionStatus, complaintOf } from './subscription-status.js';
import { type Subscription } from './subscription.js';
import { tracedPolicy, tracedProjector } from './traces/traced.js';

/** Runs every policy and projector that the application's modules provide. */
@Injectable()
export class Subscriptions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #runners: readonly SubscriptionRunner[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DATABASE) private readonly db: Database,
    private readonly notifications: Notifications,
    private readonly locks: SessionLocks,
    private readonly checkpoints: Checkpoints,
    private readonly parked: ParkedEvents,
    private readonly health: HealthChecks,
    @Optional() @Inject(TRACING) private readonly tracing?: Tracing,
  ) {}

  /** @throws CheckpointMismatchError, so that the application does not start on what is not its log's. */
  async onApplicationBootstrap(): Promise<void> {
    const subscriptions = this.#discover();
    for (const { name } of subscriptions) await this.checkpoints.check(name, this.store);
    const environment = this.#environment();
    this.#runners = subscriptions.map((each) => new SubscriptionRunner(each, environment));
    for (const runner of this.#runners) {
      const check = () => Promise.resolve(complaintOf(runner.status));
      this.health.register(`subscription ${runner.subscription.name}`, check);
      runner.start();
    }
  }

  /** Before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
  }

  /** By the name of the subscription. */
  statuses(): ReadonlyMap<string, SubscriptionStatus> {
    return new Map(this.#runners.map(({ subscription, status }) => [subscription.name, status]));
  }

  #discover(): readonly Subscription[] {
    const { db, checkpoints, tracing } = this;
    const policies = this.#provided(RunsAsPolicy.KEY) as readonly Policy[];
    const projectors = this.#provided(RunsAsProjector.KEY) as readonly Projector[];
    const found = [
      ...policies
        .map((policy) => (tracing ? tracedPolicy(policy, tracing) : policy))
        .map((policy) => policySubscription(policy, db, checkpoints)),
      ...projectors
        .map((projector) => (tracing ? tracedProjector(projector, tracing) : projector))
        .map((projector) => projection(projector, db, checkpoints)),
    ];
    const names = new Set(found.map(({ name }) => name));
    if (names.size < found.length) throw new Error('Two subscriptions have the same name.');
    return found;
  }

  #provided(metadataKey: string): readonly unknown[] {
    const wrappers = this.discovery.getProviders({ metadataKey });
    return wrappers.map(({ instance }): unknown => instance);
  }

  #environment(): SubscriptionEnvironment {
    return {
      store: this.store,
      checkpoints: this.checkpoints,
      parked: this.parked,
      takeLease: (name) => this.locks.tryAcquire(name),
      listen: (channel, handler) => this.notifications.listen(channel, handler),
      log: new Logger('Subscriptions'),
    };
  }
}
