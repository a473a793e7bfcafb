import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsTimestamp } from '../field-rules.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<WithdrawalStuck>({
  type: 'wallet.WithdrawalStuck.v1',
  summary: 'A withdrawal was requested and does not move on.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'withdrawal-20260301-0042',
    amount: '1500.00',
    currency: 'CNY',
    reasonCode: 'BANK_PENDING',
    channel: 'app',
    requestedAt: '2026-02-27T02:15:00Z',
  },
})
export class WithdrawalStuck extends TransactionData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe(
    "When the customer asked for it: the business days that a withdrawal may take count from here, or from the event's `time` without it.",
  )
  @MayBeAbsent()
  @IsTimestamp()
  readonly requestedAt?: string;
}
