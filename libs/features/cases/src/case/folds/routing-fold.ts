import { type RoutingEvent } from '../case-events.js';
import { type FoldOf } from './fold.js';
import { workedOn } from './worked-on.js';

export const routingFold: FoldOf<RoutingEvent> = {
  CaseRouted: ({ type, escalationLevel }, { data }) => ({
    queue: data.queue,
    routing: { by: data.by, caseType: type, escalationLevel },
  }),
  CaseAssigned: (overview, { data }) => ({
    assignee: data.assignee,
    leaseUntil: data.leaseUntil ?? null,
    ...workedOn(overview),
  }),
  CaseUnassigned: () => ({ assignee: null, leaseUntil: null }),
};
