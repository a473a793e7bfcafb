import { Describe } from '#platform/json-schema';
import { IsCode, IsFreeText } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<RefundDeclined>({
  type: 'wallet.RefundDeclined.v1',
  summary: 'A refund or a reversal was declined.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260220-0005',
    amount: '239.00',
    currency: 'CNY',
    reasonCode: 'OUTSIDE_WINDOW',
    channel: 'app',
    reason: 'The shop takes returns within seven days of delivery.',
  },
})
export class RefundDeclined extends TransactionData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe('Why, in words for the customer.')
  @PersonalData()
  @IsFreeText(2_000)
  readonly reason!: string;
}
