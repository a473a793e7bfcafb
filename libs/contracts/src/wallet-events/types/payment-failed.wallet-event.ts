import { IsCode } from '../field-rules.decorator.js';
import { PaymentData } from '../payment-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<PaymentFailed>({
  type: 'wallet.PaymentFailed.v1',
  summary: 'A payment failed.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260301-0019',
    amount: '58.80',
    currency: 'CNY',
    kind: 'payment',
    reasonCode: 'SYSTEM_ERROR',
    channel: 'app',
  },
})
export class PaymentFailed extends PaymentData {
  @IsCode()
  readonly reasonCode!: string;
}
