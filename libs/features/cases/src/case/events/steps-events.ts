/** Who completed a step: an agent, a wallet event that the playbook names, or an action that the wallet confirmed. */
export const stepCompletions = ['hand', 'signal', 'wallet-action'] as const;
export type StepCompletion = (typeof stepCompletions)[number];

/**
 * Why a step is no longer needed: the goal is met; a step that it depends on came to another outcome; the case
 * was cancelled.
 */
export const stepTerminations = ['goal', 'outcome', 'cancellation'] as const;
export type StepTermination = (typeof stepTerminations)[number];

export interface StepStarted {
  readonly type: 'StepStarted';
  readonly data: { readonly stepId: string };
}

export interface StepCompleted {
  readonly type: 'StepCompleted';
  readonly data: {
    readonly stepId: string;
    readonly by: StepCompletion;
    readonly outcome?: string;
    readonly note?: string;
    /** Of the signal. */
    readonly walletEventId?: string;
  };
}

export interface StepSkipped {
  readonly type: 'StepSkipped';
  readonly data: { readonly stepId: string; readonly reason: string };
}

export interface StepTerminated {
  readonly type: 'StepTerminated';
  readonly data: { readonly stepId: string; readonly by: StepTermination };
}

/** What ended it holds no longer, so it is to be done again: the trouble goes on, or began anew. */
export interface StepRenewed {
  readonly type: 'StepRenewed';
  readonly data: { readonly stepId: string };
}

/** From here on the case is worked by another version of its type's playbook; steps of the same id keep their state. */
export interface PlaybookChanged {
  readonly type: 'PlaybookChanged';
  readonly data: {
    readonly version: number;
    readonly previousVersion: number;
    readonly reason?: string;
  };
}

export type StepsEvent =
  StepStarted | StepCompleted | StepSkipped | StepTerminated | StepRenewed | PlaybookChanged;
