import { type Cause } from '#platform/event-store';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { unassigned } from '../case/unassignment.js';
import { isWorkedOn } from '../case/working-states.js';

export class HandOverCases {
  constructor(
    readonly cause: Cause,
    /** Whose cases. */
    readonly agentId: string,
    /** To this agent; back to their queues without it. */
    readonly to: string | undefined,
  ) {}
}

/** Nothing where the case is not theirs any more, or there is nothing left to do about it. */
export function handOverCase(
  overview: CaseOverview,
  { agentId, to }: Pick<HandOverCases, 'agentId' | 'to'>,
): readonly CaseEvent[] {
  const isTheirs = overview.assignee === agentId && agentId !== to;
  if (!isTheirs || !isWorkedOn(overview.status)) return [];
  if (to === undefined) return unassigned(overview, 'handed-over');
  return [{ type: 'CaseAssigned', data: { assignee: to, previousAssignee: agentId } }];
}
