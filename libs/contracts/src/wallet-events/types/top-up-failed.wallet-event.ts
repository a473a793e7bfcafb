import { IsBoolean } from 'class-validator';
import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode } from '../field-rules.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TopUpFailed>({
  type: 'wallet.TopUpFailed.v1',
  summary: 'A top-up failed.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'topup-20260301-0007',
    amount: '200.00',
    currency: 'CNY',
    reasonCode: 'BANK_TIMEOUT',
    channel: 'bank-card',
    sourceDebited: true,
  },
})
export class TopUpFailed extends TransactionData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe('Whether the money left where it came from; absent while nobody knows.')
  @MayBeAbsent()
  @IsBoolean()
  readonly sourceDebited?: boolean;
}
