export interface DecisionProposed {
  readonly type: 'DecisionProposed';
  readonly data: {
    readonly decisionId: string;
    /** As the playbook names it, e.g. `unfreeze`. */
    readonly decision: string;
    readonly reason: string;
  };
}

export interface DecisionApproved {
  readonly type: 'DecisionApproved';
  readonly data: { readonly decisionId: string; readonly decision: string; readonly note?: string };
}

export interface DecisionRefused {
  readonly type: 'DecisionRefused';
  readonly data: {
    readonly decisionId: string;
    readonly decision: string;
    readonly reason: string;
  };
}

export type DecisionEvent = DecisionProposed | DecisionApproved | DecisionRefused;
