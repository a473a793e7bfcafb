import { IsBoolean } from 'class-validator';
import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsTimestamp } from '../field-rules.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TopUpNotCredited>({
  type: 'wallet.TopUpNotCredited.v1',
  summary: 'The customer paid for a top-up and the money is not on the account.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'topup-20260301-0008',
    amount: '300.00',
    currency: 'CNY',
    reasonCode: 'CREDIT_PENDING',
    channel: 'bank-card',
    sourceDebited: true,
    requestedAt: '2026-03-01T07:40:00Z',
  },
})
export class TopUpNotCredited extends TransactionData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe('Whether the money left where it came from; absent while nobody knows.')
  @MayBeAbsent()
  @IsBoolean()
  readonly sourceDebited?: boolean;

  @Describe('When the customer asked for the top-up.')
  @MayBeAbsent()
  @IsTimestamp()
  readonly requestedAt?: string;
}
