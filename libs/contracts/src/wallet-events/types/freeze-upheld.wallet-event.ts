import { Describe } from '#platform/json-schema';
import { IsCode, IsFreeText } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<FreezeUpheld>({
  type: 'wallet.FreezeUpheld.v1',
  summary: 'A review decided that an account stays frozen.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    reasonCode: 'FRAUD_CONFIRMED',
    channel: 'hotline',
    reason: 'The transfers of 1 March went to a known fraud ring.',
    complaintRoute: 'In the app under Help, Complaints, or by the hotline.',
  },
})
export class FreezeUpheld extends AccountData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe('Why, in words for the customer.')
  @PersonalData()
  @IsFreeText(2_000)
  readonly reason!: string;

  @Describe('How the customer can complain about the decision, in words that can be sent.')
  @IsFreeText(1_000)
  readonly complaintRoute!: string;
}
