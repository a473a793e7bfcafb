export interface CaseAssigned {
  readonly type: 'CaseAssigned';
  readonly data: { readonly assignee: string; readonly previousAssignee?: string };
}

export type RoutingEvent = CaseAssigned;
