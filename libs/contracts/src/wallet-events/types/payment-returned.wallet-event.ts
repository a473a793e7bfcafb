import { MayBeAbsent } from '#platform/json-schema';
import { IsCode } from '../field-rules.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<PaymentReturned>({
  type: 'wallet.PaymentReturned.v1',
  summary: 'The money of a payment is back with the payer.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260301-0021',
    amount: '460.00',
    currency: 'CNY',
    reasonCode: 'PAYEE_ACCOUNT_CLOSED',
    channel: 'app',
  },
})
export class PaymentReturned extends TransactionData {
  @MayBeAbsent()
  @IsCode()
  readonly reasonCode?: string;
}
