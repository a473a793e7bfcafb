import {
  type WalletActionEvent,
  type WalletActionParameters,
  type WalletActionRequested,
} from '../case/case-events.js';
import { type WalletActionState } from '../case/wallet-actions.js';

/** What the wallet needs to know to do it. */
export interface RequestedWalletAction {
  /** The idempotency key: whatever comes under it again is done once. */
  readonly actionId: string;
  readonly action: string;
  readonly caseId: string;
  readonly customerId: string | null;
  readonly registrationId: string | null;
  readonly accountId: string | null;
  readonly transactionId: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly parameters: WalletActionParameters;
  readonly requestedAt: string;
  /** Unanswered until then, it has timed out; an answer counts all the same. */
  readonly dueAt: string;
  /** Its place in the feed, for `after` and Last-Event-ID. */
  readonly place: string;
}

export function requestedWalletAction(
  caseId: string,
  { data }: WalletActionRequested,
  requestedAt: string,
  place: string,
): RequestedWalletAction {
  return {
    actionId: data.actionId,
    action: data.action,
    caseId,
    customerId: data.customerId ?? null,
    registrationId: data.registrationId ?? null,
    accountId: data.accountId ?? null,
    transactionId: data.transactionId ?? null,
    amount: data.money?.amount ?? null,
    currency: data.money?.currency ?? null,
    parameters: data.parameters,
    requestedAt,
    dueAt: data.dueAt,
    place,
  };
}

const states = {
  WalletActionRequested: 'requested',
  WalletActionConfirmed: 'confirmed',
  WalletActionRejected: 'rejected',
  WalletActionTimedOut: 'timed-out',
} as const satisfies Record<WalletActionEvent['type'], WalletActionState>;

export function stateAfter({ type }: WalletActionEvent): WalletActionState {
  return states[type];
}
