export interface CaseResolved {
  readonly type: 'CaseResolved';
  readonly data: {
    readonly resolution: string;
    /** The playbook's goal had been met before. */
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
    | { readonly by: 'signal'; readonly walletEventId: string };
}

export type LifecycleEvent = CaseResolved | CaseClosed | CaseReopened;
