import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TransactionReversed>({
  type: 'wallet.TransactionReversed.v1',
  summary: 'A transaction was undone.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'transfer-20260301-0030',
    amount: '1000.00',
    currency: 'CNY',
    channel: 'app',
  },
})
export class TransactionReversed extends TransactionData {}
