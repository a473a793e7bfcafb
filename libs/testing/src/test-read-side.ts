import { type ModuleMetadata } from '@nestjs/common';
import { EVENT_STORE } from '#platform/event-store';
import { startTestHttpApplication, type TestHttpApplication } from './test-http-application.js';
import { type TestLog } from './test-log.js';

/** An application that runs the modules' subscriptions on a test log and answers over HTTP. */
export async function startTestReadSide(
  log: Pick<TestLog, 'connectionString' | 'store'>,
  imports: NonNullable<ModuleMetadata['imports']>,
): Promise<TestHttpApplication> {
  const { PostgresModule } = await import('#platform/postgres');
  const { SubscriptionsModule } = await import('#platform/subscriptions');
  const events = {
    module: EventStoreModule,
    global: true,
    providers: [{ provide: EVENT_STORE, useValue: log.store }],
    exports: [EVENT_STORE],
  };
  const postgres = PostgresModule.forRoot({ connectionString: log.connectionString });
  return startTestHttpApplication({
    imports: [postgres, events, SubscriptionsModule.forRoot({ run: true }), ...imports],
  });
}

// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- What Nest takes for the name of a module.
class EventStoreModule {}
