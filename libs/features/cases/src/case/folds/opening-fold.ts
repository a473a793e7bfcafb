import { type Playbook } from '../../playbooks/playbook.js';
import { type CaseOpened, type OpeningEvent } from '../case-events.js';
import { type CaseEventEnvelope, type CaseOverview } from '../case-overview.js';
import { initialSteps } from '../case-steps.js';
import { type FoldOf } from './fold.js';

/** The case with which all others go on. */
export function openedCase(
  { data, metadata, revision }: CaseOpened & CaseEventEnvelope,
  playbook: Playbook,
): CaseOverview {
  return {
    caseId: data.caseId,
    type: data.caseType,
    playbookVersion: data.playbookVersion,
    status: 'new',
    situationKind: data.situationKind,
    generation: data.generation,
    previousCaseId: data.previousCaseId ?? null,
    customerId: data.customerId ?? null,
    registrationId: data.registrationId ?? null,
    accountId: data.accountId ?? null,
    transactionId: data.transactionId ?? null,
    amount: data.money?.amount ?? null,
    currency: data.money?.currency ?? null,
    reasonCode: data.reasonCode ?? null,
    channel: data.channel ?? null,
    openedBy: data.openedBy,
    assignee: null,
    signals: 0,
    steps: initialSteps(playbook),
    proposedResolution: null,
    resolution: null,
    timesReopened: 0,
    openedAt: metadata.recordedAt,
    updatedAt: metadata.recordedAt,
    resolvedAt: null,
    closedAt: null,
    reopenableUntil: null,
    mergedInto: null,
    mergedCases: [],
    links: [],
    incidentId: null,
    revision,
  };
}

export const openingFold: FoldOf<Exclude<OpeningEvent, CaseOpened>> = {
  SignalAttached: (overview, { data }) => ({
    signals: overview.signals + 1,
    proposedResolution: outlives(overview, data) ? overview.proposedResolution : null,
  }),
  ResolutionProposed: (_, { data }) => ({ proposedResolution: data }),
};

/** New trouble after the goal was met ends the proposal to resolve. */
function outlives(
  { proposedResolution }: CaseOverview,
  signal: { readonly role: string; readonly occurredAt: string },
): boolean {
  if (!proposedResolution || signal.role === 'goal') return true;
  return signal.occurredAt <= proposedResolution.goalMetAt;
}
