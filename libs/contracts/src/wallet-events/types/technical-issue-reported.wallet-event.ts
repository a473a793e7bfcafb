import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsFreeText, IsIdentifier } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TechnicalIssueReported>({
  type: 'wallet.TechnicalIssueReported.v1',
  summary: 'A customer cannot log in or sees an error of the system.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    situationId: 'technical-0207',
    channel: 'web-chat',
    category: 'login',
    description: 'The app closes as soon as I log in.',
    errorCode: 'E5003',
    clientVersion: '8.2.1 (iOS 19)',
  },
})
export class TechnicalIssueReported extends AccountData {
  @IsCode()
  readonly category!: string;

  @PersonalData()
  @IsFreeText(10_000)
  readonly description!: string;

  @Describe('What the app or the page showed.')
  @MayBeAbsent()
  @IsCode()
  readonly errorCode?: string;

  @Describe('Version of the app and of what it runs on.')
  @MayBeAbsent()
  @IsIdentifier()
  readonly clientVersion?: string;
}
