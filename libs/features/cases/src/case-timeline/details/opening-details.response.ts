import { Equals, IsIn, IsInt, IsObject, IsString, Min } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type AttachedSignal,
  type OpeningEvent,
  type ResolutionProposed,
} from '../../case/case-events.js';
import {
  type CaseType,
  type SignalRole,
  type SituationKind,
  situationKinds,
} from '../../playbooks/playbook.js';
import { playbooks } from '../../playbooks/playbooks.provider.js';
import { type OpeningDetails } from '../case-timeline.js';
import { type DetailsOf } from './details-of.js';

@PublishedAs<CaseOpenedDetails>({
  direction: 'out',
  example: {
    caseId: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
    caseType: 'withdrawal',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'withdrawal-20260301-0042',
    amount: '1500.00',
    currency: 'CNY',
    reasonCode: 'BANK_PENDING',
    channel: 'app',
    openedBy: 'signal',
  },
})
export class CaseOpenedDetails implements OpeningDetails {
  @IsString()
  caseId!: string;

  @IsIn(playbooks.caseTypes)
  caseType!: CaseType;

  @IsInt()
  @Min(1)
  playbookVersion!: number;

  @IsIn(situationKinds)
  situationKind!: SituationKind;

  @IsInt()
  @Min(1)
  generation!: number;

  @MayBeLeftOut()
  @IsString()
  previousCaseId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  customerId?: string;

  @PersonalData('identifier')
  @Describe('Of an applicant who is no customer yet.')
  @MayBeLeftOut()
  @IsString()
  registrationId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  accountId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  transactionId?: string;

  @MayBeLeftOut()
  @IsString()
  amount?: string;

  @MayBeLeftOut()
  @IsString()
  currency?: string;

  @MayBeLeftOut()
  @IsString()
  reasonCode?: string;

  @MayBeLeftOut()
  @IsString()
  channel?: string;

  @IsIn(['signal', 'hand'])
  openedBy!: 'signal' | 'hand';

  @PersonalData()
  @Describe('What the agent who opened it by hand wrote.')
  @MayBeLeftOut()
  @IsString()
  description?: string;

  @Describe('Since when the customer is in trouble, if it is known.')
  @MayBeLeftOut()
  @IsTimestamp()
  troubleSince?: string;

  @Describe('The case of the same customer that it is about.')
  @MayBeLeftOut()
  @IsString()
  aboutCaseId?: string;

  @Describe('It is history: it starts no clock and tells the customer nothing.')
  @MayBeLeftOut()
  @Equals(true)
  backfill?: true;
}

@PublishedAs<SignalAttachedDetails>({
  direction: 'out',
  example: {
    walletEventId: 'b6a0a6f4-0f5c-8c46-9d7e-2d8b7a0f3c11',
    walletEventType: 'wallet.WithdrawalStuck.v1',
    source: '/wallet/withdrawals',
    role: 'opening',
    occurredAt: '2026-03-01T08:00:00.000Z',
    recordedAt: '2026-03-01T08:00:00.120Z',
    payload: { transactionId: 'withdrawal-20260301-0042', amount: '1500.00', currency: 'CNY' },
  },
})
export class SignalAttachedDetails implements AttachedSignal {
  @IsString()
  walletEventId!: string;

  @IsString()
  walletEventType!: string;

  @Describe('The service that published it.')
  @IsString()
  source!: string;

  @Describe('`opening`: the customer is in trouble; `goal`: (part of) the trouble is over.')
  @IsIn(['opening', 'goal'])
  role!: SignalRole;

  @Describe('By the wallet’s clock.')
  @IsTimestamp()
  occurredAt!: string;

  @Describe('The wallet’s clock ran ahead of ours: `occurredAt` is when Caseline recorded it.')
  @MayBeLeftOut()
  @Equals(true)
  clockAhead?: true;

  @IsTimestamp()
  recordedAt!: string;

  @Describe('It tells of the past.')
  @MayBeLeftOut()
  @Equals(true)
  backfill?: true;

  @PersonalData()
  @Describe('The data of the wallet event without the ids of customer, account and registration.')
  @IsObject()
  payload!: Readonly<Record<string, unknown>>;
}

@PublishedAs<ResolutionProposedDetails>({
  direction: 'out',
  example: {
    by: 'goal',
    goal: ['wallet.WithdrawalCompleted.v1'],
    goalMetAt: '2026-03-01T09:30:00.000Z',
  },
})
export class ResolutionProposedDetails {
  @Describe('`goal`: the playbook’s goal is met; `hand`: an agent proposed it to the customer.')
  @IsIn(['goal', 'hand'] satisfies ResolutionProposed['data']['by'][])
  by!: 'goal' | 'hand';

  @Describe('Of the goal: the types of the wallet events that met it.')
  @MayBeLeftOut()
  @IsString({ each: true })
  goal?: readonly string[];

  @Describe('Of the goal.')
  @MayBeLeftOut()
  @IsTimestamp()
  goalMetAt?: string;

  @PersonalData()
  @Describe('Of an agent.')
  @MayBeLeftOut()
  @IsString()
  resolution?: string;
}

export const openingDetails: DetailsOf<OpeningEvent> = {
  CaseOpened: CaseOpenedDetails,
  SignalAttached: SignalAttachedDetails,
  ResolutionProposed: ResolutionProposedDetails,
};
