import { type WalletActionEvent, type WalletActionRequested } from '../case-events.js';
import { type CaseEventEnvelope, type CaseOverview } from '../case-overview.js';
import { type CaseWalletAction } from '../wallet-actions.js';
import { isWorkedOn } from '../working-states.js';
import { awaiting } from './awaiting.js';
import { type FoldOf } from './fold.js';

export const walletActionFold: FoldOf<WalletActionEvent> = {
  WalletActionRequested: (overview, event) =>
    waitingFor(overview, withRequested(overview.walletActions, requested(event))),
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

function changed(
  overview: CaseOverview,
  actionId: string,
  change: Partial<CaseWalletAction>,
): Partial<CaseOverview> {
  const after = overview.walletActions.map((one) =>
    one.actionId === actionId ? { ...one, ...change } : one,
  );
  return waitingFor(overview, after);
}

/** An answer that comes when the case is over opens nothing. */
function waitingFor(
  overview: CaseOverview,
  walletActions: readonly CaseWalletAction[],
): Partial<CaseOverview> {
  return isWorkedOn(overview.status) ? awaiting(overview, { walletActions }) : { walletActions };
}
