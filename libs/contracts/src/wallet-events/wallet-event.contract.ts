import { type Contract, contractOf, type SchemaReferences } from '#platform/json-schema';
import { cloudEventSchema } from '../cloud-event-schema.js';
import { exampleWalletEvent } from './example-wallet-event.js';
import { type WalletEventType } from './wallet-event.decorator.js';
import { walletEventTypes } from './wallet-event-types.provider.js';

/** The most that one batch may hold. */
export const MAX_BATCH_EVENTS = 1_000;

/** Each type of wallet event as a whole CloudEvent, by the type's name. */
export const walletEventContracts: readonly Contract[] = walletEventTypes().map(eventContract);

/** What a service publishes in structured mode. */
export const walletEventContract: Contract = {
  name: 'WalletEvent',
  direction: 'in',
  example: exampleWalletEvent('wallet.WithdrawalStuck.v1'),
  build: (schemas) => ({
    description:
      'A wallet event: a CloudEvent 1.0 in its JSON format. Its type says what data it has.',
    oneOf: walletEventContracts.map((contract) => schemas.refTo(contract)),
  }),
};

/** What a service publishes in batch mode. */
export const walletEventBatchContract: Contract = {
  name: 'WalletEventBatch',
  direction: 'in',
  example: [
    exampleWalletEvent('wallet.TopUpFailed.v1', { id: 'event-0002' }),
    exampleWalletEvent('wallet.TopUpCredited.v1', {
      id: 'event-0003',
      time: '2026-03-01T08:20:00Z',
    }),
  ],
  build: (schemas) => ({
    description: 'Wallet events in the order in which they occurred. Each is answered for itself.',
    type: 'array',
    maxItems: MAX_BATCH_EVENTS,
    items: schemas.refTo(walletEventContract),
  }),
};

/** What a service publishes in binary mode, with the attributes in headers. */
export const walletEventDataContract: Contract = {
  name: 'WalletEventData',
  direction: 'in',
  example: exampleWalletEvent('wallet.WithdrawalStuck.v1').data,
  build: (schemas) => ({
    description:
      'The data of a wallet event; its attributes are in the headers, by which its type is told.',
    anyOf: walletEventTypes().map(({ dataClass }) => schemas.refTo(contractOf(dataClass))),
  }),
};

function eventContract({ type, summary, dataClass }: WalletEventType): Contract {
  return {
    name: type,
    direction: 'in',
    example: exampleWalletEvent(type, { id: `example-${type}` }),
    build: (schemas: SchemaReferences) =>
      cloudEventSchema(type, summary, schemas.refTo(contractOf(dataClass))),
  };
}
