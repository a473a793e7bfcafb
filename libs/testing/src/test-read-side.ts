import { type ModuleMetadata } from '@nestjs/common';
import { EVENT_STORE } from '#platform/event-store';
import { type Clock, CLOCK, Keyring, systemClock } from '#platform/kernel';
import { testKeyring } from './record-wallet-event.js';
import { startTestHttpApplication, type TestHttpApplication } from './test-http-application.js';
import { type TestLog } from './test-log.js';

/** An application that runs the modules' subscriptions on a test log and answers over HTTP; its commands work, too. */
export async function startTestReadSide(
  log: Pick<TestLog, 'connectionString' | 'store'>,
  imports: NonNullable<ModuleMetadata['imports']>,
  { clock = systemClock }: { readonly clock?: Clock } = {},
): Promise<TestHttpApplication> {
  const { PostgresModule } = await import('#platform/postgres');
  const { SubscriptionsModule } = await import('#platform/subscriptions');
  const ground = {
    module: GroundModule,
    global: true,
    providers: [
      { provide: EVENT_STORE, useValue: log.store },
      { provide: CLOCK, useValue: clock },
      { provide: Keyring, useValue: testKeyring },
    ],
    exports: [EVENT_STORE, CLOCK, Keyring],
  };
  const postgres = PostgresModule.forRoot({ connectionString: log.connectionString });
  return startTestHttpApplication({
    imports: [postgres, ground, SubscriptionsModule.forRoot({ run: true }), ...imports],
  });
}

// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- What Nest takes for the name of a module.
class GroundModule {}
