import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<WithdrawalCompleted>({
  type: 'wallet.WithdrawalCompleted.v1',
  summary: 'The money of a withdrawal arrived.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'withdrawal-20260301-0042',
    amount: '1500.00',
    currency: 'CNY',
    channel: 'app',
  },
})
export class WithdrawalCompleted extends TransactionData {}
