import { PaymentData } from '../payment-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<PaymentSucceeded>({
  type: 'wallet.PaymentSucceeded.v1',
  summary: 'A payment that had failed or was delayed went through.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260301-0019',
    amount: '58.80',
    currency: 'CNY',
    kind: 'payment',
    channel: 'app',
  },
})
export class PaymentSucceeded extends PaymentData {}
