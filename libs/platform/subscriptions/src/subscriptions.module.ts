import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type Database, DATABASE } from '#platform/postgres';
import { Checkpoints } from './checkpoints.adapter.js';
import { ParkedEvents } from './parked-events.adapter.js';
import { ParkedEventsController } from './parked-events.controller.js';
import { Subscriptions } from './subscriptions.provider.js';

/**
 * Runs what is marked with `@RunsAsPolicy()` and `@RunsAsProjector()` anywhere in the application. Needs
 * EVENT_STORE, `PostgresModule` and `HttpModule` to be there for every module.
 */
@Module({
  imports: [DiscoveryModule],
  controllers: [ParkedEventsController],
  providers: [
    { provide: Checkpoints, useFactory: (db: Database) => new Checkpoints(db), inject: [DATABASE] },
    {
      provide: ParkedEvents,
      useFactory: (db: Database) => new ParkedEvents(db),
      inject: [DATABASE],
    },
    Subscriptions,
  ],
  exports: [Subscriptions],
})
export class SubscriptionsModule {}
