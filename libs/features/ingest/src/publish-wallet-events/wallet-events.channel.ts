import { walletEventContracts } from '#contracts';
import { type Channel } from '#platform/documents';
import { STRUCTURED } from './content-mode.js';

/** Wallet events in. A topic of a broker will carry the same messages, keyed by `subject`. */
export const walletEventsChannel: Channel = {
  id: 'walletEvents',
  title: 'Wallet events',
  description:
    'What wallet services publish: CloudEvents 1.0. One `subject`’s events are stored in the order in which they were accepted. ' +
    'The same event again changes nothing.',
  address: '/v1/wallet-events',
  method: 'POST',
  messages: walletEventContracts.map((contract) => ({
    contract,
    title: contract.name,
    mediaType: STRUCTURED,
  })),
};
