import { type CaseEvent } from '../case-events.js';
import { type CaseEventEnvelope, type CaseOverview } from '../case-overview.js';

/** What is decided about a case beside the work on it, also when its assignee's wish brought it about. */
const NO_WORK: ReadonlySet<string> = new Set<CaseEvent['type']>([
  'CaseRouted',
  'CaseAssigned',
  'CaseUnassigned',
  'CaseEscalated',
]);

/** The first work of its assignee ends the lease of a claimed case: from then on it does not go back by itself. */
export function leaseAfter(
  { leaseUntil, assignee }: CaseOverview,
  { type, metadata: { actor } }: CaseEvent & CaseEventEnvelope,
): Partial<CaseOverview> {
  if (leaseUntil === null || NO_WORK.has(type)) return {};
  const isPerson = actor.kind === 'agent' || actor.kind === 'supervisor';
  return isPerson && actor.id === assignee ? { leaseUntil: null } : {};
}
