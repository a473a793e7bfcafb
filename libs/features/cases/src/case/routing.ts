import { type Queues } from '../queues/queues.js';
import { type CaseEvent } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { hasEnded } from './working-states.js';

/**
 * Where the rules want the case, if it does not wait there yet. What a supervisor has routed by hand stays there
 * until the case is of another type or another level.
 */
export function routingByRule(overview: CaseOverview, queues: Queues): readonly CaseEvent[] {
  if (hasEnded(overview.status) || isHeldByHand(overview)) return [];
  const { name } = queues.for(overview);
  if (name === overview.queue) return [];
  const previous = overview.queue;
  return [
    {
      type: 'CaseRouted',
      data: { queue: name, ...(previous !== null && { previousQueue: previous }), by: 'rule' },
    },
  ];
}

function isHeldByHand({ routing, type, escalationLevel }: CaseOverview): boolean {
  if (routing?.by !== 'hand') return false;
  return routing.caseType === type && routing.escalationLevel === escalationLevel;
}
