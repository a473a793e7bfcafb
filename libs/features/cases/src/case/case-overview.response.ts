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
import { exampleCase } from './case-overview-example.response.js';
import { CaseRatingResponse } from './case-rating.response.js';
import { CaseLinkResponse, MergedIntoResponse } from './case-relations.response.js';
import { CaseRoutingResponse } from './case-routing.response.js';
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

@PublishedAs<CaseOverviewResponse>({
  direction: 'out',
  description: 'What a case amounts to at one revision. All times are when Caseline recorded it.',
  example: exampleCase,
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
