import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TopUpCredited>({
  type: 'wallet.TopUpCredited.v1',
  summary: 'The money of a top-up is on the account.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'topup-20260301-0007',
    amount: '200.00',
    currency: 'CNY',
    channel: 'bank-card',
  },
})
export class TopUpCredited extends TransactionData {}
