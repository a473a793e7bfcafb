import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, Holds, HoldsEach, OrNull, PublishedAs } from '#platform/json-schema';
import { type CaseType, type SituationKind, situationKinds } from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type RatingScore, ratingScores } from './case-events.js';
import { type CaseOverview, type CaseStatus, caseStatuses } from './case-overview.js';
import { CaseStepResponse } from './case-step.response.js';

const example = {
  caseId: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
  caseNumber: 'KBBN-63YA-GVM',
  type: 'withdrawal',
  playbookVersion: 1,
  status: 'open',
  situationKind: 'transaction',
  generation: 1,
  previousCaseId: null,
  customerId: 'customer-4821',
  registrationId: null,
  accountId: 'account-77310',
  transactionId: 'withdrawal-20260301-0042',
  amount: '1500.00',
  currency: 'CNY',
  reasonCode: 'BANK_PENDING',
  channel: 'app',
  openedBy: 'signal',
  assignee: 'agent-mei',
  signals: 2,
  steps: [
    {
      stepId: 'collect-the-request',
      title: { en: 'Collect the request', 'zh-CN': '收集提现请求信息' },
      required: true,
      state: 'completed',
      outcome: null,
      reason: null,
    },
  ],
  proposedResolution: {
    goal: ['wallet.WithdrawalCompleted.v1'],
    goalMetAt: '2026-03-01T09:30:00.000Z',
  },
  resolution: null,
  timesReopened: 0,
  rating: null,
  openedAt: '2026-03-01T08:00:00.120Z',
  updatedAt: '2026-03-01T09:30:02.480Z',
  resolvedAt: null,
  closedAt: null,
  reopenableUntil: null,
  revision: 4,
} as const;

@PublishedAs<ProposedResolutionResponse>({
  direction: 'out',
  description: 'The playbook’s goal is met: the case can be resolved.',
  example: example.proposedResolution,
})
export class ProposedResolutionResponse {
  @Describe('The types of the wallet events that met it.')
  @IsString({ each: true })
  goal!: readonly string[];

  @IsTimestamp()
  goalMetAt!: string;
}

@PublishedAs<CaseRatingResponse>({
  direction: 'out',
  description: 'How content the customer is with what became of the case.',
  example: { score: 4, comment: 'Quick, but I had to call twice.' },
})
export class CaseRatingResponse {
  @Describe('From 1, very dissatisfied, to 5, very satisfied.')
  @IsIn(ratingScores)
  score!: RatingScore;

  @PersonalData()
  @OrNull()
  @IsString()
  comment!: string | null;
}

@PublishedAs<CaseOverviewResponse>({
  direction: 'out',
  description: 'What a case amounts to at one revision. All times are when Caseline recorded it.',
  example,
})
export class CaseOverviewResponse implements CaseOverview {
  @IsString()
  caseId!: string;

  @Describe(
    'What people call the case by. Ends with a check symbol. Search finds it in any case, with or without dashes, with O for 0 and I or L for 1.',
  )
  @IsString()
  caseNumber!: string;

  @IsIn(playbooks.caseTypes)
  type!: CaseType;

  @Describe('Of the playbook that the case is worked by.')
  @IsInt()
  @Min(1)
  playbookVersion!: number;

  @IsIn(caseStatuses)
  status!: CaseStatus;

  @Describe('What the case is about.')
  @IsIn(situationKinds)
  situationKind!: SituationKind;

  @Describe('1 for the first case of a situation; each one after a case closed for good counts on.')
  @IsInt()
  @Min(1)
  generation!: number;

  @OrNull()
  @IsString()
  previousCaseId!: string | null;

  @PersonalData('identifier')
  @OrNull()
  @IsString()
  customerId!: string | null;

  @PersonalData('identifier')
  @Describe('Of an applicant who is no customer yet.')
  @OrNull()
  @IsString()
  registrationId!: string | null;

  @PersonalData('identifier')
  @OrNull()
  @IsString()
  accountId!: string | null;

  @PersonalData('identifier')
  @OrNull()
  @IsString()
  transactionId!: string | null;

  @Describe('A decimal string.')
  @OrNull()
  @IsString()
  amount!: string | null;

  @Describe('ISO 4217.')
  @OrNull()
  @IsString()
  currency!: string | null;

  @OrNull()
  @IsString()
  reasonCode!: string | null;

  @OrNull()
  @IsString()
  channel!: string | null;

  @Describe('`signal`: a wallet event; `hand`: an agent.')
  @IsIn(['signal', 'hand'])
  openedBy!: 'signal' | 'hand';

  @OrNull()
  @IsString()
  assignee!: string | null;

  @Describe('How many wallet events it has.')
  @IsInt()
  @Min(0)
  signals!: number;

  @Describe('What is to be done, in the playbook’s order.')
  @HoldsEach(() => CaseStepResponse)
  steps!: readonly CaseStepResponse[];

  @OrNull()
  @Holds(() => ProposedResolutionResponse)
  proposedResolution!: ProposedResolutionResponse | null;

  @PersonalData()
  @OrNull()
  @IsString()
  resolution!: string | null;

  @IsInt()
  @Min(0)
  timesReopened!: number;

  @OrNull()
  @Holds(() => CaseRatingResponse)
  rating!: CaseRatingResponse | null;

  @IsTimestamp()
  openedAt!: string;

  @IsTimestamp()
  updatedAt!: string;

  @OrNull()
  @IsTimestamp()
  resolvedAt!: string | null;

  @OrNull()
  @IsTimestamp()
  closedAt!: string | null;

  @OrNull()
  @IsTimestamp()
  reopenableUntil!: string | null;

  @Describe('Of the case’s last event: its ETag.')
  @IsInt()
  @Min(0)
  revision!: number;
}
