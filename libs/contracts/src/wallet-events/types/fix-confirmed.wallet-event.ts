import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<FixConfirmed>({
  type: 'wallet.FixConfirmed.v1',
  summary: 'A technical issue was mended or worked around, and the customer says that it works.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    situationId: 'technical-0207',
    channel: 'web-chat',
  },
})
export class FixConfirmed extends AccountData {}
