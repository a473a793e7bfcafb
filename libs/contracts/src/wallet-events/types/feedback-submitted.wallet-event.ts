import { MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsFreeText } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<FeedbackSubmitted>({
  type: 'wallet.FeedbackSubmitted.v1',
  summary: 'A customer said what they think of the wallet or of its service.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    channel: 'app',
    category: 'usability',
    description: 'The bill page is hard to find.',
  },
})
export class FeedbackSubmitted extends AccountData {
  @MayBeAbsent()
  @IsCode()
  readonly category?: string;

  @PersonalData()
  @IsFreeText(10_000)
  readonly description!: string;
}
