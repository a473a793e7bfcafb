import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Pool } from 'pg';
import { TRACING, type Tracing } from '#platform/kernel';
import { Notifications, PG_POOL } from '#platform/postgres';
import { EVENT_STORE, type EventStore } from '../event-store.js';
import { APPEND_OBSERVER, type AppendObserver } from '../observation/append-observer.js';
import { observeEventStore } from '../observation/observe-event-store.js';
import { type Upcasters } from '../upcasting/upcasters.js';
import { UPCASTERS, UpcastingEventStore } from '../upcasting/upcasting-event-store.js';
import { PostgresEventStore } from './postgres-event-store.adapter.js';

/** Global: the event log in the database of `PostgresModule`. */
@Module({})
export class PostgresEventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  static forRoot(): DynamicModule {
    const provider = {
      provide: EVENT_STORE,
      useFactory: async (
        pool: Pool,
        notifications: Notifications,
        observer?: AppendObserver,
        tracing?: Tracing,
        upcasters?: Upcasters,
      ) => {
        const store = await PostgresEventStore.open({ pool, notifications, observer });
        const observed = observeEventStore(store, observer, tracing);
        return upcasters ? new UpcastingEventStore(observed, upcasters) : observed;
      },
      inject: [
        PG_POOL,
        Notifications,
        { token: APPEND_OBSERVER, optional: true },
        { token: TRACING, optional: true },
        { token: UPCASTERS, optional: true },
      ],
    };
    return {
      module: PostgresEventStoreModule,
      global: true,
      providers: [provider],
      exports: [provider],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
