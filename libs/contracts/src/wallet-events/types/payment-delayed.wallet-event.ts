import { IsCode } from '../field-rules.decorator.js';
import { PaymentData } from '../payment-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<PaymentDelayed>({
  type: 'wallet.PaymentDelayed.v1',
  summary: 'A payment takes longer than it should.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'transfer-20260301-0020',
    amount: '1200.00',
    currency: 'CNY',
    kind: 'transfer',
    reasonCode: 'CLEARING_SLOW',
    channel: 'app',
  },
})
export class PaymentDelayed extends PaymentData {
  @IsCode()
  readonly reasonCode!: string;
}
