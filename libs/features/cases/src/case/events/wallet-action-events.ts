import { type Money } from './opening-events.js';

/** What the wallet has to know beside the action, e.g. which channel to use. */
export type WalletActionParameters = Readonly<Record<string, string>>;

/** The case asks the wallet to do something. */
export interface WalletActionRequested {
  readonly type: 'WalletActionRequested';
  readonly data: {
    /** The wallet's idempotency key: whatever is asked again under it is done once. */
    readonly actionId: string;
    readonly action: string;
    /** The step that it completes. */
    readonly stepId?: string;
    /** The approved decision that it carries out. */
    readonly decisionId?: string;
    readonly atCustomersWish: boolean;
    readonly customerId?: string;
    /** Of an applicant who is no customer yet. */
    readonly registrationId?: string;
    readonly accountId?: string;
    readonly transactionId?: string;
    readonly money?: Money;
    readonly parameters: WalletActionParameters;
    /** Unanswered until then, it has timed out. */
    readonly dueAt: string;
  };
}

/** The wallet has done it. */
export interface WalletActionConfirmed {
  readonly type: 'WalletActionConfirmed';
  readonly data: {
    readonly actionId: string;
    readonly action: string;
    /** The wallet's own name of what it did. */
    readonly reference?: string;
    /** It had timed out before. */
    readonly late?: true;
  };
}

/** The wallet has not done it and will not. */
export interface WalletActionRejected {
  readonly type: 'WalletActionRejected';
  readonly data: {
    readonly actionId: string;
    readonly action: string;
    readonly reasonCode: string;
    readonly text?: string;
    readonly late?: true;
  };
}

/** Nobody knows whether the wallet has done it: its answer still counts. */
export interface WalletActionTimedOut {
  readonly type: 'WalletActionTimedOut';
  readonly data: { readonly actionId: string; readonly action: string; readonly dueAt: string };
}

export type WalletActionEvent =
  WalletActionRequested | WalletActionConfirmed | WalletActionRejected | WalletActionTimedOut;
