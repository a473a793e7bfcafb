import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsTimestamp } from '../field-rules.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<WithdrawalFailed>({
  type: 'wallet.WithdrawalFailed.v1',
  summary: 'A withdrawal failed.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'withdrawal-20260301-0043',
    amount: '800.00',
    currency: 'CNY',
    reasonCode: 'BANK_REJECTED',
    channel: 'app',
    requestedAt: '2026-02-28T03:00:00Z',
  },
})
export class WithdrawalFailed extends TransactionData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe(
    "When the customer asked for it: the business days that a withdrawal may take count from here, or from the event's `time` without it.",
  )
  @MayBeAbsent()
  @IsTimestamp()
  readonly requestedAt?: string;
}
