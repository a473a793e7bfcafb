import { ArrayMaxSize, IsArray } from 'class-validator';
import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsFreeText, IsIdentifier, IsTimestamp } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<ReversalRequested>({
  type: 'wallet.ReversalRequested.v1',
  summary: 'A customer asked to undo a transaction.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'transfer-20260301-0030',
    amount: '1000.00',
    currency: 'CNY',
    reasonCode: 'WRONG_PAYEE',
    channel: 'app',
    paidAt: '2026-03-01T07:55:00Z',
    description: 'I typed the wrong number.',
    proofs: ['attachment-77c0'],
  },
})
export class ReversalRequested extends TransactionData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe('When the customer paid: the window for it counts from here.')
  @MayBeAbsent()
  @IsTimestamp()
  readonly paidAt?: string;

  @PersonalData()
  @MayBeAbsent()
  @IsFreeText(10_000)
  readonly description?: string;

  @Describe('Ids of attachments that the publishing service keeps.')
  @PersonalData()
  @MayBeAbsent()
  @IsIdentifier({ each: true })
  @ArrayMaxSize(20)
  @IsArray()
  readonly proofs?: readonly string[];
}
