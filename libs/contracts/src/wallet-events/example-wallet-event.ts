import { type ExtensionValue } from '../cloud-event.js';
import { type WalletCloudEvent, type WalletEventFields } from './recorded-wallet-event.js';
import { walletEventType } from './wallet-event.decorator.js';

/** Attributes and fields of the payload that should differ from the example. */
export interface ExampleChanges {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: ExtensionValue | object | null | undefined;
}

/** The complete example of a type as the published documents show it; opens a case as it stands. */
export function exampleWalletEvent(type: string, changes: ExampleChanges = {}): WalletCloudEvent {
  const declaration = walletEventType(type);
  if (!declaration) throw new RangeError(`There is no wallet event type ${type}.`);
  const data: WalletEventFields = { ...declaration.example, ...changes.data };
  const event = {
    specversion: '1.0',
    id: 'event-0001',
    source: '/wallet/payments',
    type,
    subject: data[declaration.dataClass.subjectField(data)],
    time: '2026-03-01T08:00:00Z',
    datacontenttype: 'application/json',
    ...changes,
    data,
  };
  // Changes may make it one that is refused, as specs want it.
  return event as WalletCloudEvent;
}
