import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<RefundCompleted>({
  type: 'wallet.RefundCompleted.v1',
  summary: 'The money of a purchase was refunded; the amount is what came back.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260220-0005',
    amount: '239.00',
    currency: 'CNY',
    channel: 'app',
  },
})
export class RefundCompleted extends TransactionData {}
