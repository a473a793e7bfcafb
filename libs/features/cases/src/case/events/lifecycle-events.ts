export interface CaseResolved {
  readonly type: 'CaseResolved';
  readonly data: {
    readonly resolution: string;
    /** The resolution had been proposed before: by the playbook's goal, or to the customer, who accepted it. */
    readonly proposed: boolean;
  };
}

export interface CaseClosed {
  readonly type: 'CaseClosed';
  readonly data: {
    readonly reason?: string;
    /** After it the case is closed for good. Recorded, so that a change of the setting changes no past promise. */
    readonly reopenableUntil: string;
  };
}

export interface CaseReopened {
  readonly type: 'CaseReopened';
  readonly data:
    | { readonly by: 'hand'; readonly reason: string }
    /** Who rejected the resolution, or came back to us about a case that was resolved. */
    | { readonly by: 'customer'; readonly reason?: string }
    | { readonly by: 'signal'; readonly walletEventId: string };
}

/** Opened by mistake, or in vain: it is not worked on, and never will be. */
export interface CaseCancelled {
  readonly type: 'CaseCancelled';
  readonly data: { readonly reason: string };
}

/** The case waits for somebody who is neither the customer nor us: a bank, a merchant. */
export interface ExternalAwaited {
  readonly type: 'ExternalAwaited';
  readonly data: { readonly party?: string; readonly reason: string };
}

/** It waits for them no longer. */
export interface CaseResumed {
  readonly type: 'CaseResumed';
  readonly data: { readonly note?: string };
}

/** The customer has what they need, and says so. */
export interface ResolutionAccepted {
  readonly type: 'ResolutionAccepted';
  readonly data: { readonly note?: string };
}

export interface ResolutionRejected {
  readonly type: 'ResolutionRejected';
  readonly data: { readonly reason: string };
}

export type LifecycleEvent =
  | CaseResolved
  | CaseClosed
  | CaseReopened
  | CaseCancelled
  | ExternalAwaited
  | CaseResumed
  | ResolutionAccepted
  | ResolutionRejected;
