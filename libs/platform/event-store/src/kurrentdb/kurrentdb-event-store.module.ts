import {
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { TRACING, type Tracing } from '#platform/kernel';
import { EVENT_STORE, type EventStore } from '../event-store.js';
import { APPEND_OBSERVER, type AppendObserver } from '../observation/append-observer.js';
import { observeEventStore } from '../observation/observe-event-store.js';
import { type Upcasters } from '../upcasting/upcasters.js';
import { UPCASTERS, UpcastingEventStore } from '../upcasting/upcasting-event-store.js';
import {
  KurrentDbEventStore,
  type KurrentDbEventStoreOptions,
} from './kurrentdb-event-store.adapter.js';

/** Global: the event log in an EventStoreDB (KurrentDB). */
@Module({})
export class KurrentDbEventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  static forRoot(options: KurrentDbEventStoreOptions): DynamicModule {
    const provider = {
      provide: EVENT_STORE,
      useFactory: async (observer?: AppendObserver, tracing?: Tracing, upcasters?: Upcasters) => {
        const log = new Logger('EventStore');
        const warn = (sentence: string): void => {
          log.warn(sentence);
        };
        const store = await KurrentDbEventStore.open({ warn, ...options });
        const observed = observeEventStore(store, observer, tracing);
        return upcasters ? new UpcastingEventStore(observed, upcasters) : observed;
      },
      inject: [
        { token: APPEND_OBSERVER, optional: true },
        { token: TRACING, optional: true },
        { token: UPCASTERS, optional: true },
      ],
    };
    return {
      module: KurrentDbEventStoreModule,
      global: true,
      providers: [provider],
      exports: [provider],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
