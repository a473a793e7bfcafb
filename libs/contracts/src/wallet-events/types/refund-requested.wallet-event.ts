import { ArrayMaxSize, IsArray } from 'class-validator';
import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsFreeText, IsIdentifier, IsTimestamp } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<RefundRequested>({
  type: 'wallet.RefundRequested.v1',
  summary: 'A customer asked for the money of a purchase back.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'payment-20260220-0005',
    amount: '239.00',
    currency: 'CNY',
    reasonCode: 'GOODS_NOT_RECEIVED',
    channel: 'app',
    paidAt: '2026-02-20T12:05:00Z',
    description: 'The parcel never came.',
    proofs: ['attachment-91aa'],
  },
})
export class RefundRequested extends TransactionData {
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

  @Describe('Proof of purchase: ids of attachments that the publishing service keeps.')
  @PersonalData()
  @MayBeAbsent()
  @IsIdentifier({ each: true })
  @ArrayMaxSize(20)
  @IsArray()
  readonly proofs?: readonly string[];
}
