import { type EventMetadata } from '#platform/kernel';
import { type EscalationLevel } from '../escalation/escalation-rule.js';
import { type CaseType, type Priority, type SituationKind } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import {
  type CaseEvent,
  type CaseOpened,
  type LinkRelation,
  type RatingScore,
  type Router,
} from './case-events.js';
import { type CaseStep } from './case-steps.js';
import { type CaseDecision } from './decisions.js';
import { type ContactIdentity } from './contact-identity.js';
import { classificationFold } from './folds/classification-fold.js';
import { conversationFold } from './folds/conversation-fold.js';
import { decisionFold } from './folds/decision-fold.js';
import { evidenceFold } from './folds/evidence-fold.js';
import { escalationFold } from './folds/escalation-fold.js';
import { feedbackFold } from './folds/feedback-fold.js';
import { type FoldOf } from './folds/fold.js';
import { leaseAfter } from './folds/lease-fold.js';
import { lifecycleFold } from './folds/lifecycle-fold.js';
import { openedCase, openingFold } from './folds/opening-fold.js';
import { routingFold } from './folds/routing-fold.js';
import { walletActionFold } from './folds/wallet-action-fold.js';
import { type CaseWalletAction } from './wallet-actions.js';
import { identityFold } from './folds/identity-fold.js';
import { stepsFold } from './folds/steps-fold.js';
import { type NextStep, nextStepsOf } from './next-steps.js';
import { structureFold } from './folds/structure-fold.js';

export const caseStatuses = [
  'new',
  'open',
  'awaiting-customer',
  'pending-external',
  'resolved',
  'closed',
  'cancelled',
  'merged',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/**
 * What a case amounts to at one revision: what commands and queries answer, and a row of the overview.
 * Plain JSON. All times are ours (`recordedAt`).
 */
export interface CaseOverview {
  readonly caseId: string;
  /** What people call it by. */
  readonly caseNumber: string;
  readonly type: CaseType;
  readonly playbookVersion: number;
  readonly status: CaseStatus;
  /** The playbook's, until somebody sets another one. */
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly situationKind: SituationKind;
  readonly generation: number;
  readonly previousCaseId: string | null;
  readonly customerId: string | null;
  /** Of an applicant who is no customer yet. */
  readonly registrationId: string | null;
  readonly accountId: string | null;
  readonly transactionId: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly reasonCode: string | null;
  readonly channel: string | null;
  readonly openedBy: 'signal' | 'hand';
  /** BCP 47, as a signal told it; null where nobody knows. */
  readonly language: string | null;
  /** 0: not escalated. */
  readonly escalationLevel: EscalationLevel;
  /** Where it waits, or waited until it was assigned. */
  readonly queue: string | null;
  /** By whom, and for which case: what is routed by hand stays until type or level is another. */
  readonly routing: {
    readonly by: Router;
    readonly caseType: CaseType;
    readonly escalationLevel: EscalationLevel;
  } | null;
  readonly assignee: string | null;
  /** It was claimed and goes back then, unless its assignee begins to work on it. */
  readonly leaseUntil: string | null;
  readonly signals: number;
  /** In the playbook's order. */
  readonly steps: readonly CaseStep[];
  /** In the order in which they were asked for first. */
  readonly walletActions: readonly CaseWalletAction[];
  /** In the order in which they were proposed, one after the other. */
  readonly decisions: readonly CaseDecision[];
  /** What can be done now; empty unless the case is worked on. */
  readonly nextSteps: readonly NextStep[];
  readonly identity: ContactIdentity;
  /** What the customer was asked for and has not answered. */
  readonly informationRequested: readonly {
    readonly what: string;
    readonly requestedAt: string;
  }[];
  /** For whom the case waits, if neither for us nor for the customer. */
  readonly externalAwaited: {
    readonly party: string | null;
    readonly reason: string;
    readonly since: string;
  } | null;
  /** Replies that a channel could not deliver. */
  readonly failedReplies: number;
  /** Standing proposal to resolve: the playbook's goal is met, or an agent proposed it to the customer, or both. */
  readonly proposedResolution: {
    readonly by: 'goal' | 'hand';
    readonly goal: readonly string[];
    readonly goalMetAt: string | null;
    readonly resolution: string | null;
    readonly proposedAt: string;
  } | null;
  readonly resolution: string | null;
  readonly timesReopened: number;
  /** How content the customer is with what became of it. */
  readonly rating: { readonly score: RatingScore; readonly comment: string | null } | null;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly resolvedAt: string | null;
  /** When the customer accepted the resolution. */
  readonly resolutionAcceptedAt: string | null;
  readonly closedAt: string | null;
  readonly reopenableUntil: string | null;
  /** The case as which this one goes on, and what its status was. */
  readonly mergedInto: { readonly caseId: string; readonly statusBefore: CaseStatus } | null;
  /** The cases that go on as this one. */
  readonly mergedCases: readonly string[];
  readonly links: readonly { readonly caseId: string; readonly relation: LinkRelation }[];
  /** Of the incident that the case is part of. */
  readonly incidentId: string | null;
  /** Of the case's last event: its ETag. */
  readonly revision: number;
}

/** What the fold needs of an event besides type and data. */
export interface CaseEventEnvelope {
  readonly revision: number;
  readonly metadata: Pick<EventMetadata, 'recordedAt' | 'actor'>;
}

type LaterCaseEvent = Exclude<CaseEvent, CaseOpened>;

const folds: FoldOf<LaterCaseEvent> = {
  ...classificationFold,
  ...conversationFold,
  ...decisionFold,
  ...escalationFold,
  ...evidenceFold,
  ...identityFold,
  ...feedbackFold,
  ...lifecycleFold,
  ...openingFold,
  ...routingFold,
  ...stepsFold,
  ...walletActionFold,
  ...structureFold,
};

/** @throws TypeError when the first event is not `CaseOpened`, or its playbook is not there. */
export function evolveOverview(
  playbooks: Playbooks,
  overview: CaseOverview | undefined,
  event: CaseEvent & CaseEventEnvelope,
): CaseOverview {
  const after = changedOverview(playbooks, overview, event);
  const playbook = playbooks.of(after.type, after.playbookVersion);
  return Object.assign(after, { nextSteps: nextStepsOf(playbook, after) });
}

/** Another object: five folds of each event of a busy log cost less with one copy of its fifty properties than with four. */
function changedOverview(
  playbooks: Playbooks,
  overview: CaseOverview | undefined,
  event: CaseEvent & CaseEventEnvelope,
): CaseOverview {
  if (event.type === 'CaseOpened') {
    return openedCase(event, playbooks.of(event.data.caseType, event.data.playbookVersion));
  }
  if (!overview) throw new TypeError(`A case begins with CaseOpened, not with ${event.type}.`);
  const { metadata, revision } = event;
  return Object.assign(
    { ...overview, updatedAt: metadata.recordedAt, revision },
    leaseAfter(overview, event),
    changes(overview, event, playbooks),
  );
}

type Change = (
  before: CaseOverview,
  event: LaterCaseEvent & CaseEventEnvelope,
  playbooks: Playbooks,
) => Partial<CaseOverview>;

/** @throws TypeError for a type that this Caseline does not know: it is parked, not passed over. */
function changes(
  overview: CaseOverview,
  event: LaterCaseEvent & CaseEventEnvelope,
  playbooks: Playbooks,
): Partial<CaseOverview> {
  if (!Object.hasOwn(folds, event.type)) {
    throw new TypeError('The overview knows no such type of event.');
  }
  const fold = folds[event.type] as Change;
  return fold(overview, event, playbooks);
}
