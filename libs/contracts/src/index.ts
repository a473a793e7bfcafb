export { MAX_ATTRIBUTE_LENGTH } from './cloud-event-attributes.js';
export { type CloudEvent, type ExtensionValue } from './cloud-event.js';
export { CONTRACTS_VERSION } from './contracts-version.js';
export { type ContractViolation, pointerTo } from './contract-violation.js';
export { parseRfc3339 } from './rfc3339.js';
export { type ExampleChanges, exampleWalletEvent } from './wallet-events/example-wallet-event.js';
export { IsTimestamp } from './wallet-events/field-rules.decorator.js';
export {
  PersonalData,
  type PersonalDataKind,
  personalFieldsOf,
} from './wallet-events/personal-data.decorator.js';
export {
  type RecordedWalletEvent,
  WALLET_EVENT_CATEGORY,
  type WalletCloudEvent,
  type WalletEventFields,
} from './wallet-events/recorded-wallet-event.js';
export { registrationOf } from './wallet-events/registration-of.js';
export {
  validateWalletEvent,
  type WalletEventValidation,
} from './wallet-events/validate-wallet-event.js';
export {
  MAX_BATCH_EVENTS,
  walletEventBatchContract,
  walletEventContract,
  walletEventContracts,
  walletEventDataContract,
} from './wallet-events/wallet-event.contract.js';
export { versionOf, walletEventVersions } from './wallet-events/wallet-event-versions.js';
export { walletEventTypes } from './wallet-events/wallet-event-types.provider.js';
export { type WalletEventType } from './wallet-events/wallet-event.decorator.js';
export { paymentKinds, type PaymentKind } from './wallet-events/payment-data.js';
export { type CodeProcess, codeProcesses } from './wallet-events/verification-code-data.js';
export { type SubjectField, type WalletEventData } from './wallet-events/wallet-event-data.js';
