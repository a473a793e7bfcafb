import { type EventMetadata } from '#platform/kernel';
import { type CaseType, type SituationKind } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { type CaseEvent, type CaseOpened, type LinkRelation } from './case-events.js';
import { type CaseStep } from './case-steps.js';
import { conversationFold } from './folds/conversation-fold.js';
import { type FoldOf } from './folds/fold.js';
import { lifecycleFold } from './folds/lifecycle-fold.js';
import { openedCase, openingFold } from './folds/opening-fold.js';
import { routingFold } from './folds/routing-fold.js';
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
  readonly type: CaseType;
  readonly playbookVersion: number;
  readonly status: CaseStatus;
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
  readonly assignee: string | null;
  readonly signals: number;
  /** In the playbook's order. */
  readonly steps: readonly CaseStep[];
  /** Standing proposal to resolve: the playbook's goal is met. */
  readonly proposedResolution: {
    readonly goal: readonly string[];
    readonly goalMetAt: string;
  } | null;
  readonly resolution: string | null;
  readonly timesReopened: number;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly resolvedAt: string | null;
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
  ...conversationFold,
  ...lifecycleFold,
  ...openingFold,
  ...routingFold,
  ...structureFold,
};

/** @throws TypeError when the first event is not `CaseOpened`, or its playbook is not there. */
export function evolveOverview(
  playbooks: Playbooks,
  overview: CaseOverview | undefined,
  event: CaseEvent & CaseEventEnvelope,
): CaseOverview {
  if (event.type === 'CaseOpened') {
    return openedCase(event, playbooks.of(event.data.caseType, event.data.playbookVersion));
  }
  if (!overview) throw new TypeError(`A case begins with CaseOpened, not with ${event.type}.`);
  return {
    ...overview,
    ...changes(overview, event),
    updatedAt: event.metadata.recordedAt,
    revision: event.revision,
  };
}

type Change = (
  before: CaseOverview,
  event: LaterCaseEvent & CaseEventEnvelope,
) => Partial<CaseOverview>;

/** @throws TypeError for a type that this Caseline does not know: it is parked, not passed over. */
function changes(
  overview: CaseOverview,
  event: LaterCaseEvent & CaseEventEnvelope,
): Partial<CaseOverview> {
  if (!Object.hasOwn(folds, event.type)) {
    throw new TypeError('The overview knows no such type of event.');
  }
  const fold = folds[event.type] as Change;
  return fold(overview, event);
}
