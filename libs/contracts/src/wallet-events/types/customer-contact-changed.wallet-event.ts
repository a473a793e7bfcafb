import { ArrayMaxSize, IsArray } from 'class-validator';
import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsEmailAddress, IsLanguage, IsPhone, IsTimeZone } from '../contact-rules.decorator.js';
import { IsIdentifier } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { type SubjectField, WalletEventData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<CustomerContactChanged>({
  type: 'wallet.CustomerContactChanged.v1',
  summary:
    'How a customer can be reached is something else now. It tells all of it: what it leaves out is not known any more.',
  example: {
    customerId: 'customer-4821',
    accounts: ['account-77310', 'account-77318'],
    phone: '+8613800138000',
    email: 'wang.fang@mail.example',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    channel: 'app',
  },
})
export class CustomerContactChanged extends WalletEventData {
  /** An account can be closed, and the order of the list may change; the customer stays. */
  static subjectField(): SubjectField {
    return 'customerId';
  }

  @Describe("Also the CloudEvent's `subject`, as it is about no single account.")
  @PersonalData('identifier')
  @IsIdentifier()
  readonly customerId!: string;

  @Describe('Every account that the customer has.')
  @PersonalData('identifier')
  @IsIdentifier({ each: true })
  @ArrayMaxSize(100)
  @IsArray()
  readonly accounts!: readonly string[];

  @PersonalData()
  @MayBeAbsent()
  @IsPhone()
  readonly phone?: string;

  @PersonalData()
  @MayBeAbsent()
  @IsEmailAddress()
  readonly email?: string;

  @Describe('In which the customer wants to be written to.')
  @PersonalData()
  @MayBeAbsent()
  @IsLanguage()
  readonly language?: string;

  @Describe('In which the customer lives, by which their nights are quiet.')
  @PersonalData()
  @MayBeAbsent()
  @IsTimeZone()
  readonly timeZone?: string;
}
