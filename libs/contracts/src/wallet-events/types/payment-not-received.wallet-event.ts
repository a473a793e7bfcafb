import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsTimestamp } from '../field-rules.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<PaymentNotReceived>({
  type: 'wallet.PaymentNotReceived.v1',
  summary: 'The payee of a payment says that the money has not arrived.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260301-0021',
    amount: '460.00',
    currency: 'CNY',
    reasonCode: 'PAYEE_REPORTS_MISSING',
    channel: 'app',
    paidAt: '2026-02-28T11:30:00Z',
  },
})
export class PaymentNotReceived extends TransactionData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe('When the money left the account of the payer.')
  @MayBeAbsent()
  @IsTimestamp()
  readonly paidAt?: string;
}
