import { type WalletActionEvent, type WalletActionRequested } from '../case-events.js';
import { type CaseEventEnvelope, type CaseOverview, type CaseStatus } from '../case-overview.js';
import { type CaseWalletAction } from '../wallet-actions.js';
import { type FoldOf } from './fold.js';

export const walletActionFold: FoldOf<WalletActionEvent> = {
  WalletActionRequested: (overview, event) => ({
    walletActions: withRequested(overview.walletActions, requested(event)),
    status: waiting(overview.status),
  }),
  WalletActionConfirmed: (overview, { data }) =>
    changed(overview, data.actionId, { state: 'confirmed', reference: data.reference ?? null }),
  WalletActionRejected: (overview, { data }) =>
    changed(overview, data.actionId, { state: 'rejected', reasonCode: data.reasonCode }),
  WalletActionTimedOut: (overview, { data }) =>
    changed(overview, data.actionId, { state: 'timed-out' }),
};

function requested({
  data,
  metadata,
}: WalletActionRequested & CaseEventEnvelope): CaseWalletAction {
  return {
    actionId: data.actionId,
    action: data.action,
    stepId: data.stepId ?? null,
    decisionId: data.decisionId ?? null,
    parameters: data.parameters,
    state: 'requested',
    requestedAt: metadata.recordedAt,
    dueAt: data.dueAt,
    reference: null,
    reasonCode: null,
  };
}

/** One that is asked again after it had timed out keeps its place and its id. */
function withRequested(
  before: readonly CaseWalletAction[],
  action: CaseWalletAction,
): readonly CaseWalletAction[] {
  const isKnown = before.some(({ actionId }) => actionId === action.actionId);
  return isKnown
    ? before.map((one) => (one.actionId === action.actionId ? action : one))
    : [...before, action];
}

/** A case that waits for its customer goes on doing so; an answer to one that is over opens nothing. */
function waiting(status: CaseStatus): CaseStatus {
  return status === 'new' || status === 'open' ? 'pending-external' : status;
}

function changed(
  { walletActions, status }: CaseOverview,
  actionId: string,
  change: Partial<CaseWalletAction>,
): Partial<CaseOverview> {
  const after = walletActions.map((one) =>
    one.actionId === actionId ? { ...one, ...change } : one,
  );
  const isOver = !after.some(({ state }) => state === 'requested');
  return {
    walletActions: after,
    status: status === 'pending-external' && isOver ? 'open' : status,
  };
}
