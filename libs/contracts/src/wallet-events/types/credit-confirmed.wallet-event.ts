import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<CreditConfirmed>({
  type: 'wallet.CreditConfirmed.v1',
  summary: 'The money of a payment is with the payee.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260301-0021',
    amount: '460.00',
    currency: 'CNY',
    channel: 'app',
  },
})
export class CreditConfirmed extends TransactionData {}
