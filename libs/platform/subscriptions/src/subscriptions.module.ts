import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Database, DATABASE } from '#platform/postgres';
import { Checkpoints } from './checkpoints.adapter.js';
import { ParkedEvents } from './parked-events.adapter.js';
import { ParkedEventsController } from './parked-events.controller.js';
import { ProjectionMetrics } from './projection-metrics.provider.js';
import { SubscriptionCatalogue } from './subscription-catalogue.provider.js';
import { SubscriptionLags } from './subscription-lags.js';
import { Subscriptions } from './subscriptions.provider.js';

export interface SubscriptionsOptions {
  /** Without it they are known, and nobody runs them here: for tools. */
  readonly run: boolean;
}

/**
 * Runs what is marked with `@RunsAsPolicy()` and `@RunsAsProjector()` anywhere in the application. Needs
 * EVENT_STORE, METRICS, `PostgresModule` and `HttpModule` to be there for every module.
 */
@Module({})
export class SubscriptionsModule {
  static forRoot({ run }: SubscriptionsOptions): DynamicModule {
    const providers = [
      {
        provide: Checkpoints,
        useFactory: (db: Database) => new Checkpoints(db),
        inject: [DATABASE],
      },
      {
        provide: ParkedEvents,
        useFactory: (db: Database) => new ParkedEvents(db),
        inject: [DATABASE],
      },
      {
        provide: SubscriptionLags,
        useFactory: (
          catalogue: SubscriptionCatalogue,
          store: EventStore,
          checkpoints: Checkpoints,
        ) => new SubscriptionLags(() => catalogue.subscriptions(), store, checkpoints),
        inject: [SubscriptionCatalogue, EVENT_STORE, Checkpoints],
      },
      SubscriptionCatalogue,
    ];
    return {
      module: SubscriptionsModule,
      imports: [DiscoveryModule],
      controllers: [ParkedEventsController],
      providers: [...providers, ProjectionMetrics, ...(run ? [Subscriptions] : [])],
      exports: [...providers, ...(run ? [Subscriptions] : [])],
    };
  }
}
