import { IsIn } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import {
  Describe,
  MayBeLeftOut,
  PublishedAs,
  RequiredUnless,
  RequiredWhen,
} from '#platform/json-schema';
import { type ContactChannel, contactChannels } from '../case/case-events.js';
import { ForeignId, WrittenText } from '../case/request-fields.decorator.js';
import { type CaseType, type SituationKind } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const typesAbout = (kind: SituationKind) =>
  playbooks.newest.filter(({ situation }) => situation === kind).map(({ caseType }) => caseType);

@PublishedAs<OpenCaseRequest>({
  direction: 'in',
  example: {
    type: 'withdrawal',
    customerId: 'customer-5150',
    accountId: 'account-90210',
    transactionId: 'withdrawal-20260228-0007',
    channel: 'hotline',
    description: 'The customer waits for a withdrawal of last week.',
    occurredAt: '2026-02-28T10:00:00Z',
  },
})
export class OpenCaseRequest {
  @IsIn(playbooks.caseTypes)
  type!: CaseType;

  @PersonalData('identifier')
  @Describe('Needed unless the case is about a registration.')
  @RequiredUnless('type', typesAbout('registration'))
  @ForeignId()
  customerId?: string;

  @PersonalData('identifier')
  @Describe('Needed, and taken, only where the case is about a registration.')
  @RequiredWhen('type', typesAbout('registration'))
  @ForeignId()
  registrationId?: string;

  @PersonalData('identifier')
  @Describe('Needed where the account is what the case is about.')
  @RequiredWhen('type', typesAbout('account'))
  @ForeignId()
  accountId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @ForeignId()
  transactionId?: string;

  @Describe('By what the customer reached us.')
  @MayBeLeftOut()
  @IsIn(contactChannels)
  channel?: ContactChannel;

  @MayBeLeftOut()
  @WrittenText()
  description?: string;

  @Describe('When the trouble began, if the customer knows.')
  @MayBeLeftOut()
  @IsTimestamp()
  occurredAt?: string;
}
