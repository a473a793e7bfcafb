import { type Channel } from '#platform/documents';
import { contractOf } from '#platform/json-schema';
import { RequestedWalletActionResponse } from './requested-wallet-action.response.js';

/** Requests to the wallet out. */
export const walletActionsChannel: Channel = {
  id: 'walletActions',
  title: 'What the wallet is to do, live',
  description:
    'Server-sent events: `data` is one action, `id` its place, after which `Last-Event-ID` resumes. One that is asked again ' +
    'comes again under the `actionId` that it had.',
  address: '/v1/wallet-actions',
  method: 'GET',
  parameters: {},
  messages: [
    {
      contract: contractOf(RequestedWalletActionResponse),
      title: 'A case asks the wallet to do something',
      mediaType: 'text/event-stream',
    },
  ],
};
