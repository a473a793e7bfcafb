import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Kysely } from 'kysely';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { HealthChecks } from '#platform/http';
import { DATABASE, Notifications, SessionLocks } from '#platform/postgres';
import { Checkpoints } from './checkpoints.adapter.js';
import { ParkedEvents } from './parked-events.adapter.js';
import { Projections } from './projections/projections.adapter.js';
import { Rebuilds } from './rebuild/rebuilds.adapter.js';
import { SubscriptionCatalogue } from './subscription-catalogue.provider.js';
import { SubscriptionLags } from './subscription-lags.js';
import { type SubscriptionEnvironment, SubscriptionRunner } from './subscription-runner.js';
import { type SubscriptionStatus, complaintOf } from './subscription-status.js';

const SWEEP_EVERY_MS = 30_000;

/** Runs every policy and projector that the application's modules provide. */
@Injectable()
export class Subscriptions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #runners: readonly SubscriptionRunner[] = [];
  #sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly catalogue: SubscriptionCatalogue,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DATABASE) private readonly db: Kysely<unknown>,
    private readonly notifications: Notifications,
    private readonly locks: SessionLocks,
    private readonly checkpoints: Checkpoints,
    private readonly parked: ParkedEvents,
    private readonly lags: SubscriptionLags,
    private readonly health: HealthChecks,
  ) {}

  /** @throws CheckpointMismatchError, so that the application does not start on what is not its log's. */
  async onApplicationBootstrap(): Promise<void> {
    const projections = new Projections(this.db);
    for (const projector of this.catalogue.projectors()) await projections.prepare(projector);
    const subscriptions = this.catalogue.subscriptions();
    for (const { name } of subscriptions) await this.checkpoints.check(name, this.store);
    const environment = this.#environment();
    this.#runners = subscriptions.map((each) => new SubscriptionRunner(each, environment));
    for (const runner of this.#runners) {
      if (!runner.subscription.waitsForOthers) {
        this.health.register(`subscription ${runner.subscription.name}`, () =>
          this.#complaint(runner),
        );
      }
      runner.start();
    }
    this.#sweeping = setInterval(() => void this.#sweep(), SWEEP_EVERY_MS).unref();
    void this.#sweep();
  }

  /** Before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#sweeping);
    await Promise.all(this.#runners.map((runner) => runner.stop()));
  }

  /** By the name of the subscription. */
  statuses(): ReadonlyMap<string, SubscriptionStatus> {
    return new Map(this.#runners.map(({ subscription, status }) => [subscription.name, status]));
  }

  /** A rebuild whose process was killed leaves its rows behind. */
  async #sweep(): Promise<void> {
    await new Rebuilds(this.db).sweep((name) => this.locks.tryAcquire(name)).catch(() => undefined); // The database is away: the next time.
  }

  async #complaint(runner: SubscriptionRunner): Promise<string | undefined> {
    const complaint = complaintOf({ ...runner.health, lag: undefined });
    if (complaint !== undefined) return complaint;
    // What is away has a check of its own.
    const lag = await this.lags.of(runner.subscription).catch(() => undefined);
    return complaintOf({ ...runner.health, lag });
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
