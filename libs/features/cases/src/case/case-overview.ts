import { type EventMetadata } from '#platform/kernel';
import { type CaseType, type SituationKind } from '../playbooks/playbook.js';
import { type CaseEvent, type CaseOpened } from './case-events.js';

export const caseStatuses = ['new', 'open', 'resolved', 'closed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/**
 * What a case amounts to at one revision: what commands and queries answer, and a row of the overview.
 * Plain JSON. All times are ours (`recordedAt`).
 */
export interface CaseOverview {
  readonly caseId: string;
  readonly type: CaseType;
  readonly status: CaseStatus;
  readonly situationKind: SituationKind;
  readonly generation: number;
  readonly previousCaseId: string | null;
  readonly customerId: string;
  readonly accountId: string | null;
  readonly transactionId: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly reasonCode: string | null;
  readonly channel: string | null;
  readonly openedBy: 'signal' | 'hand';
  readonly assignee: string | null;
  readonly signals: number;
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
  /** Of the case's last event: its ETag. */
  readonly revision: number;
}

/** What the fold needs of an event besides type and data. */
export interface CaseEventEnvelope {
  readonly revision: number;
  readonly metadata: Pick<EventMetadata, 'recordedAt'>;
}

/** @throws TypeError when the first event is not `CaseOpened`. */
export function evolveOverview(
  overview: CaseOverview | undefined,
  event: CaseEvent & CaseEventEnvelope,
): CaseOverview {
  if (event.type === 'CaseOpened') return opened(event);
  if (!overview) throw new TypeError(`A case begins with CaseOpened, not with ${event.type}.`);
  return {
    ...overview,
    ...changes(overview, event),
    updatedAt: event.metadata.recordedAt,
    revision: event.revision,
  };
}

function opened({ data, metadata, revision }: CaseOpened & CaseEventEnvelope): CaseOverview {
  return {
    caseId: data.caseId,
    type: data.caseType,
    status: 'new',
    situationKind: data.situationKind,
    generation: data.generation,
    previousCaseId: data.previousCaseId ?? null,
    customerId: data.customerId,
    accountId: data.accountId ?? null,
    transactionId: data.transactionId ?? null,
    amount: data.money?.amount ?? null,
    currency: data.money?.currency ?? null,
    reasonCode: data.reasonCode ?? null,
    channel: data.channel ?? null,
    openedBy: data.openedBy,
    assignee: null,
    signals: 0,
    proposedResolution: null,
    resolution: null,
    timesReopened: 0,
    openedAt: metadata.recordedAt,
    updatedAt: metadata.recordedAt,
    resolvedAt: null,
    closedAt: null,
    reopenableUntil: null,
    revision,
  };
}

type LaterCaseEvent = Exclude<CaseEvent, CaseOpened>;

function changes(
  overview: CaseOverview,
  event: LaterCaseEvent & CaseEventEnvelope,
): Partial<CaseOverview> {
  const at = event.metadata.recordedAt;
  switch (event.type) {
    case 'SignalAttached':
      return {
        signals: overview.signals + 1,
        proposedResolution: outlives(overview, event.data) ? overview.proposedResolution : null,
      };
    case 'ResolutionProposed':
      return { proposedResolution: event.data };
    case 'CaseAssigned':
      return { assignee: event.data.assignee, ...workedOn(overview) };
    case 'NoteAdded':
      return {};
    case 'ContactRecorded':
    case 'ReplySent':
      return workedOn(overview);
    case 'CaseResolved':
      return {
        status: 'resolved',
        resolution: event.data.resolution,
        resolvedAt: at,
        proposedResolution: null,
      };
    case 'CaseClosed':
      return { status: 'closed', closedAt: at, reopenableUntil: event.data.reopenableUntil };
    case 'CaseReopened':
      return { ...reopened, timesReopened: overview.timesReopened + 1 };
  }
}

const reopened = {
  status: 'open',
  resolution: null,
  resolvedAt: null,
  closedAt: null,
  reopenableUntil: null,
  proposedResolution: null,
} as const satisfies Partial<CaseOverview>;

/** The first thing an agent does with a new case opens it. */
function workedOn({ status }: CaseOverview): Partial<CaseOverview> {
  return status === 'new' ? { status: 'open' } : {};
}

/** New trouble after the goal was met ends the proposal to resolve. */
function outlives(
  { proposedResolution }: CaseOverview,
  signal: { readonly role: string; readonly occurredAt: string },
): boolean {
  if (!proposedResolution || signal.role === 'goal') return true;
  return signal.occurredAt <= proposedResolution.goalMetAt;
}
