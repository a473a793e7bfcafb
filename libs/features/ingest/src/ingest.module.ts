import { type DynamicModule, Module } from '@nestjs/common';
import { INGEST_SETTINGS, type IngestSettings } from './ingest-settings.js';
import { CloudEventBodies } from './publish-wallet-events/cloud-event-bodies.provider.js';
import { PublishWalletEventsController } from './publish-wallet-events/publish-wallet-events.controller.js';
import { PublishWalletEventsHandler } from './publish-wallet-events/publish-wallet-events.handler.js';
import { WalletEventTally } from './publish-wallet-events/wallet-event-tally.provider.js';

/**
 * Wallet events in. Needs `EVENT_STORE`, `CLOCK` and `Keyring` from a global module, and the HTTP layer with
 * its access guard.
 */
@Module({})
export class IngestModule {
  static forRoot(settings: IngestSettings = {}): DynamicModule {
    return {
      module: IngestModule,
      controllers: [PublishWalletEventsController],
      providers: [
        { provide: INGEST_SETTINGS, useValue: settings },
        CloudEventBodies,
        PublishWalletEventsHandler,
        WalletEventTally,
      ],
    };
  }
}
