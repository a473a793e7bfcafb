import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, OrNull, PublishedAs } from '#platform/json-schema';
import { type IdentityMethod, identityMethods } from '../playbooks/playbook.js';
import {
  type ContactChannel,
  contactChannels,
  type ContactOutcome,
  contactOutcomes,
} from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { type ContactIdentity, type IdentityState, identityStates } from './contact-identity.js';

@PublishedAs<ContactIdentityResponse>({
  direction: 'out',
  description:
    'Who the person of the contact under way is known to be. Each contact begins unverified.',
  example: {
    state: 'verified',
    methods: ['registered-phone'],
    failures: 0,
    channel: 'hotline',
    outcome: 'reached',
  },
})
export class ContactIdentityResponse implements ContactIdentity {
  @IsIn(identityStates)
  state!: IdentityState;

  @Describe('By which it is verified.')
  @IsIn(identityMethods, { each: true })
  methods!: readonly IdentityMethod[];

  @IsInt()
  @Min(0)
  failures!: number;

  @Describe('Of the newest contact.')
  @OrNull()
  @IsIn(contactChannels)
  channel!: ContactChannel | null;

  @OrNull()
  @IsIn(contactOutcomes)
  outcome!: ContactOutcome | null;
}

@PublishedAs<InformationRequestResponse>({
  direction: 'out',
  example: {
    what: 'A screenshot of the bank’s confirmation.',
    requestedAt: '2026-03-01T09:00:00.000Z',
  },
})
export class InformationRequestResponse {
  @PersonalData()
  @IsString()
  what!: string;

  @IsTimestamp()
  requestedAt!: string;
}

@PublishedAs<ExternalAwaitedResponse>({
  direction: 'out',
  example: {
    party: 'the receiving bank',
    reason: 'It looks for the transfer.',
    since: '2026-03-01T09:00:00.000Z',
  },
})
export class ExternalAwaitedResponse implements NonNullable<CaseOverview['externalAwaited']> {
  @PersonalData()
  @OrNull()
  @IsString()
  party!: string | null;

  @PersonalData()
  @IsString()
  reason!: string;

  @IsTimestamp()
  since!: string;
}
