export { type CloudEvent, type ExtensionValue } from './cloud-event.js';
export {
  type RecordedWalletEvent,
  WALLET_EVENT_CATEGORY,
  type WalletCloudEvent,
  type WalletEventFields,
} from './wallet-events/recorded-wallet-event.js';
