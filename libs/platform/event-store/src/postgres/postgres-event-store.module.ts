import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Pool } from 'pg';
import { Notifications, PG_POOL } from '#platform/postgres';
import { decorated, DECORATIONS, type Decorations } from '../decorated-event-store.js';
import { EVENT_STORE, type EventStore } from '../event-store.js';
import { PostgresEventStore } from './postgres-event-store.adapter.js';

/** Global: the event log in the database of `PostgresModule`. */
@Module({})
export class PostgresEventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  static forRoot(): DynamicModule {
    const provider = {
      provide: EVENT_STORE,
      useFactory: async (pool: Pool, notifications: Notifications, ...decorations: Decorations) => {
        const [observer] = decorations;
        const store = await PostgresEventStore.open({ pool, notifications, observer });
        return decorated(store, ...decorations);
      },
      inject: [PG_POOL, Notifications, ...DECORATIONS],
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
