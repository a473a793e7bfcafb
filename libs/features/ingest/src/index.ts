export { type IngestSettings } from './ingest-settings.js';
export { IngestModule } from './ingest.module.js';
export {
  BatchMemberResponse,
  PublishedBatchResponse,
  PublishedWalletEventResponse,
} from './publish-wallet-events/publish-wallet-events.response.js';
export { walletEventsChannel } from './publish-wallet-events/wallet-events.channel.js';
