import { type Case } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';

/** One request whose time is up. */
export interface DueWalletAction {
  readonly caseId: string;
  readonly actionId: string;
  /** Of this request: one that was asked again since is due later. */
  readonly dueAt: string;
}

/** Nothing of one that was answered or asked again meanwhile: its row is older than its case. */
export function timeOutWalletAction(
  { overview }: Case,
  { actionId, dueAt }: DueWalletAction,
): readonly CaseEvent[] {
  const asked = overview.walletActions.find((one) => one.actionId === actionId);
  if (asked?.state !== 'requested' || asked.dueAt !== dueAt) return [];
  return [{ type: 'WalletActionTimedOut', data: { actionId, action: asked.action, dueAt } }];
}
