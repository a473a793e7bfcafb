import { CaselineError } from '#platform/kernel';
import { type WalletActionParameters } from './events/wallet-action-events.js';

/** `requested` and `timed-out` ones may still be answered; an answer is final. */
export const walletActionStates = ['requested', 'confirmed', 'rejected', 'timed-out'] as const;
export type WalletActionState = (typeof walletActionStates)[number];

/** What a case has asked of the wallet, and what became of it. */
export interface CaseWalletAction {
  readonly actionId: string;
  readonly action: string;
  readonly stepId: string | null;
  readonly decisionId: string | null;
  readonly parameters: WalletActionParameters;
  readonly state: WalletActionState;
  readonly requestedAt: string;
  readonly dueAt: string;
  /** The wallet's own name of what it did, of a confirmed one. */
  readonly reference: string | null;
  /** Of a rejected one. */
  readonly reasonCode: string | null;
}

export interface HasWalletActions {
  readonly walletActions: readonly CaseWalletAction[];
}

export function isUnanswered({ state }: CaseWalletAction): boolean {
  return state === 'requested' || state === 'timed-out';
}

export function walletActionNotFound(): CaselineError {
  return new CaselineError(
    'not-found',
    'wallet-action-not-found',
    'No wallet action was requested under this id.',
  );
}

export function requireWalletAction(
  { walletActions }: HasWalletActions,
  actionId: string,
): CaseWalletAction {
  const found = walletActions.find((one) => one.actionId === actionId);
  if (!found) throw walletActionNotFound();
  return found;
}

/** @throws CaselineError when the wallet has said something else before: it cannot take that back. */
export function requireUnanswered(action: CaseWalletAction): void {
  if (isUnanswered(action)) return;
  throw new CaselineError(
    'conflict',
    'wallet-action-answered',
    `The action has been ${action.state} before, and the same answer is the only one that can be given again. ` +
      'What happened since is told by a wallet event.',
    { extensions: { state: action.state } },
  );
}
