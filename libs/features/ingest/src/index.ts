export { type IngestSettings } from './ingest-settings.js';
export { IngestModule } from './ingest.module.js';
export {
  type BatchMemberResponse,
  type PublishedBatchResponse,
  type PublishedWalletEventResponse,
} from './publish-wallet-events/publish-wallet-events.response.js';
