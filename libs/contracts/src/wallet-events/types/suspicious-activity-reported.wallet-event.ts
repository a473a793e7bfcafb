import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsFreeText, IsIdentifier } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<SuspiciousActivityReported>({
  type: 'wallet.SuspiciousActivityReported.v1',
  summary: 'A customer reported something on the account that they did not do.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'transfer-20260301-0045',
    channel: 'hotline',
    description: 'I did not make this transfer.',
  },
})
export class SuspiciousActivityReported extends AccountData {
  @Describe('The transaction that the customer does not know, where it is about one.')
  @PersonalData('identifier')
  @MayBeAbsent()
  @IsIdentifier()
  readonly transactionId?: string;

  @PersonalData()
  @IsFreeText(10_000)
  readonly description!: string;
}
