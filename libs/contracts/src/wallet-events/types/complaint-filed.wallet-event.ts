import { ArrayMaxSize, IsArray } from 'class-validator';
import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode, IsFreeText, IsIdentifier } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<ComplaintFiled>({
  type: 'wallet.ComplaintFiled.v1',
  summary: 'A customer filed a complaint.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    channel: 'in-app-chat',
    category: 'fees',
    description: 'I was charged a withdrawal fee that nobody told me about.',
    screenshots: ['attachment-5f1c'],
  },
})
export class ComplaintFiled extends AccountData {
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
}
