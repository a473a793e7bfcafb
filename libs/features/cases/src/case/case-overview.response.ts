import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, Holds, HoldsEach, OrNull, PublishedAs } from '#platform/json-schema';
import { type EscalationLevel, escalationLevels } from '../escalation/escalation-rule.js';
import {
  type CaseType,
  priorities,
  type Priority,
  type SituationKind,
  situationKinds,
} from '../playbooks/playbook.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import {
  type LinkRelation,
  linkRelations,
  type RatingScore,
  ratingScores,
  type Router,
  routers,
} from './case-events.js';
import { type CaseOverview, type CaseStatus, caseStatuses } from './case-overview.js';
import { CaseDecisionResponse } from './case-decision.response.js';
import { CaseWalletActionResponse } from './case-wallet-action.response.js';
import { CaseStepResponse, NextStepResponse } from './case-step.response.js';
import {
  ContactIdentityResponse,
  ExternalAwaitedResponse,
  InformationRequestResponse,
} from './case-waiting.response.js';
import { ProposedResolutionResponse } from './proposed-resolution.response.js';

const example = {
  caseId: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
  caseNumber: 'KBBN-63YA-GVM',
  type: 'withdrawal',
  playbookVersion: 1,
  status: 'open',
  priority: 'high',
  tags: ['bank-outage'],
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
  language: 'zh-CN',
  escalationLevel: 0,
  queue: 'money-movement',
  routing: { by: 'rule', caseType: 'withdrawal', escalationLevel: 0 },
  assignee: 'agent-mei',
  leaseUntil: null,
  signals: 2,
  steps: [
    {
      stepId: 'collect-the-request',
      title: { en: 'Collect the request', 'zh-CN': '收集提现请求信息' },
      required: true,
      state: 'completed',
      outcome: null,
      reason: null,
      endedBy: 'hand',
    },
    {
      stepId: 'verify-identity',
      title: { en: 'Verify who the customer is', 'zh-CN': '核实客户身份' },
      required: true,
      state: 'available',
      outcome: null,
      reason: null,
      endedBy: null,
    },
  ],
  walletActions: [],
  decisions: [],
  nextSteps: [{ stepId: 'verify-identity', outcomes: [], walletAction: null, needsIdentity: true }],
  identity: {
    state: 'unverified',
    methods: [],
    failures: 0,
    channel: 'hotline',
    outcome: 'reached',
  },
  informationRequested: [],
  externalAwaited: null,
  failedReplies: 0,
  proposedResolution: null,
  resolution: null,
  timesReopened: 0,
  rating: null,
  openedAt: '2026-03-01T08:00:00.120Z',
  updatedAt: '2026-03-01T09:30:02.480Z',
  resolvedAt: null,
  resolutionAcceptedAt: null,
  closedAt: null,
  reopenableUntil: null,
  mergedInto: null,
  mergedCases: ['8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f'],
  links: [{ caseId: '9b7d4c2f8e1a6b5d4c3f2a1b3f0c8a5e', relation: 'same-cause' }],
  incidentId: null,
  revision: 4,
} as const;

@PublishedAs<CaseRoutingResponse>({
  direction: 'out',
  description:
    'How the case came to its queue. What was routed by hand stays there until the case is of another type or level.',
  example: example.routing,
})
export class CaseRoutingResponse {
  @Describe('`rule`: the rules of the queues; `hand`: a supervisor.')
  @IsIn(routers)
  by!: Router;

  @IsIn(playbooks.caseTypes)
  caseType!: CaseType;

  @IsIn(escalationLevels)
  escalationLevel!: EscalationLevel;
}

@PublishedAs<MergedIntoResponse>({
  direction: 'out',
  description: 'The case goes on as another one of its customer, until the merge is undone.',
  example: { caseId: '8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f', statusBefore: 'open' },
})
export class MergedIntoResponse {
  @IsString()
  caseId!: string;

  @Describe('What the status is again when the merge is undone.')
  @IsIn(caseStatuses)
  statusBefore!: CaseStatus;
}

@PublishedAs<CaseLinkResponse>({
  direction: 'out',
  description: 'A link to another case, which has the same one back.',
  example: example.links[0],
})
export class CaseLinkResponse {
  @IsString()
  caseId!: string;

  @IsIn(linkRelations)
  relation!: LinkRelation;
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

  @Describe('The playbook’s, until somebody sets another one.')
  @IsIn(priorities)
  priority!: Priority;

  @IsString({ each: true })
  tags!: readonly string[];

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

  @Describe('BCP 47, as a signal told it; null where nobody knows.')
  @OrNull()
  @IsString()
  language!: string | null;

  @Describe('0: not escalated; 3: the highest.')
  @IsIn(escalationLevels)
  escalationLevel!: EscalationLevel;

  @Describe('Where it waits for an agent, or waited until it was assigned.')
  @OrNull()
  @IsString()
  queue!: string | null;

  @OrNull()
  @Holds(() => CaseRoutingResponse)
  routing!: CaseRoutingResponse | null;

  @OrNull()
  @IsString()
  assignee!: string | null;

  @Describe('It was claimed, and goes back then unless its assignee begins to work on it.')
  @OrNull()
  @IsTimestamp()
  leaseUntil!: string | null;

  @Describe('How many wallet events it has.')
  @IsInt()
  @Min(0)
  signals!: number;

  @Describe('What is to be done, in the playbook’s order.')
  @HoldsEach(() => CaseStepResponse)
  steps!: readonly CaseStepResponse[];

  @Describe('What can be done now; empty unless the case is worked on.')
  @HoldsEach(() => NextStepResponse)
  nextSteps!: readonly NextStepResponse[];

  @Holds(() => ContactIdentityResponse)
  identity!: ContactIdentityResponse;

  @Describe('What the customer was asked for and has not answered.')
  @HoldsEach(() => InformationRequestResponse)
  informationRequested!: readonly InformationRequestResponse[];

  @Describe('For whom the case waits, if neither for us nor for the customer.')
  @OrNull()
  @Holds(() => ExternalAwaitedResponse)
  externalAwaited!: ExternalAwaitedResponse | null;

  @Describe('How many replies a channel could not deliver.')
  @IsInt()
  @Min(0)
  failedReplies!: number;

  @Describe('What was asked of the wallet, and what became of it.')
  @HoldsEach(() => CaseWalletActionResponse)
  walletActions!: readonly CaseWalletActionResponse[];

  @HoldsEach(() => CaseDecisionResponse)
  decisions!: readonly CaseDecisionResponse[];

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

  @Describe('When the customer accepted the resolution.')
  @OrNull()
  @IsTimestamp()
  resolutionAcceptedAt!: string | null;

  @OrNull()
  @IsTimestamp()
  closedAt!: string | null;

  @OrNull()
  @IsTimestamp()
  reopenableUntil!: string | null;

  @OrNull()
  @Holds(() => MergedIntoResponse)
  mergedInto!: MergedIntoResponse | null;

  @Describe('The cases that were merged into this one.')
  @IsString({ each: true })
  mergedCases!: readonly string[];

  @HoldsEach(() => CaseLinkResponse)
  links!: readonly CaseLinkResponse[];

  @Describe('Of the incident that the case is part of.')
  @OrNull()
  @IsString()
  incidentId!: string | null;

  @Describe('Of the case’s last event: its ETag.')
  @IsInt()
  @Min(0)
  revision!: number;
}
