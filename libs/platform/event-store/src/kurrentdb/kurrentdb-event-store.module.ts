import {
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { decorated, DECORATIONS, type Decorations } from '../decorated-event-store.js';
import { EVENT_STORE, type EventStore } from '../event-store.js';
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
      useFactory: async (...decorations: Decorations) => {
        const log = new Logger('EventStore');
        const warn = (sentence: string): void => {
          log.warn(sentence);
        };
        const store = await KurrentDbEventStore.open({ warn, ...options });
        return decorated(store, ...decorations);
      },
      inject: DECORATIONS,
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
