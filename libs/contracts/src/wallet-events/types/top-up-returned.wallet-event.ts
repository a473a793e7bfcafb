import { MayBeAbsent } from '#platform/json-schema';
import { IsCode } from '../field-rules.decorator.js';
import { TransactionData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TopUpReturned>({
  type: 'wallet.TopUpReturned.v1',
  summary: 'The money of a top-up went back to where it came from.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'topup-20260301-0008',
    amount: '300.00',
    currency: 'CNY',
    reasonCode: 'CARD_ISSUER_REVERSED',
    channel: 'bank-card',
  },
})
export class TopUpReturned extends TransactionData {
  @MayBeAbsent()
  @IsCode()
  readonly reasonCode?: string;
}
