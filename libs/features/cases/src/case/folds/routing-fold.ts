import { type RoutingEvent } from '../case-events.js';
import { type FoldOf } from './fold.js';
import { workedOn } from './worked-on.js';

export const routingFold: FoldOf<RoutingEvent> = {
  CaseAssigned: (overview, { data }) => ({ assignee: data.assignee, ...workedOn(overview) }),
};
