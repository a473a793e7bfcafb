import { ArrayMaxSize, IsArray } from 'class-validator';
import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsFreeText, IsIdentifier } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<ServiceComplaintFiled>({
  type: 'wallet.ServiceComplaintFiled.v1',
  summary: 'A customer complained that customer service is slow or does not help.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    channel: 'web-chat',
    category: 'slow-answer',
    description: 'Nobody has answered me since yesterday.',
    screenshots: ['attachment-6b20'],
  },
})
export class ServiceComplaintFiled extends AccountData {
  @IsCode()
  readonly category!: string;

  @PersonalData()
  @IsFreeText(10_000)
  readonly description!: string;

  @Describe('Ids of attachments that the publishing service keeps.')
  @PersonalData()
  @MayBeAbsent()
  @IsIdentifier({ each: true })
  @ArrayMaxSize(20)
  @IsArray()
  readonly screenshots?: readonly string[];

  @Describe('The case that the complaint is about, if it names one.')
  @PersonalData('identifier')
  @MayBeAbsent()
  @IsIdentifier()
  readonly aboutCaseId?: string;
}
