export const routers = ['rule', 'hand'] as const;
export type Router = (typeof routers)[number];

/** It waits in this queue from now on. */
export interface CaseRouted {
  readonly type: 'CaseRouted';
  readonly data: {
    readonly queue: string;
    readonly previousQueue?: string;
    /** `rule`: the rules of the queues; `hand`: a supervisor. */
    readonly by: Router;
    /** Why, in a supervisor's words. */
    readonly reason?: string;
  };
}

export interface CaseAssigned {
  readonly type: 'CaseAssigned';
  readonly data: {
    readonly assignee: string;
    readonly previousAssignee?: string;
    /** It was claimed: it goes back then, unless the assignee has begun to work on it. */
    readonly leaseUntil?: string;
  };
}

export const unassignReasons = [
  'by-hand',
  'lease-lapsed',
  'off-shift',
  're-routed',
  'escalated',
  'handed-over',
] as const;
export type UnassignReason = (typeof unassignReasons)[number];

export interface CaseUnassigned {
  readonly type: 'CaseUnassigned';
  readonly data: {
    /** Whose it was. */
    readonly assignee: string;
    readonly reason: UnassignReason;
    /** What the one who took it away wrote. */
    readonly note?: string;
  };
}

export type RoutingEvent = CaseRouted | CaseAssigned | CaseUnassigned;
