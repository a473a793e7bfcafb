import { type WalletCloudEvent } from './recorded-wallet-event.js';
import { walletEventType } from './wallet-event.decorator.js';

/** The registration that an event is about; undefined when it is about a customer, or of an unknown type. */
export function registrationOf({ type, data }: WalletCloudEvent): string | undefined {
  const field = walletEventType(type)?.dataClass.subjectField(data);
  return field === 'registrationId' ? data.registrationId : undefined;
}
