import { type RoutingEvent, type UnassignReason } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

const becauseOf: Readonly<Record<UnassignReason, string>> = {
  'by-hand': 'by hand',
  'lease-lapsed': 'as no work on it had begun in time',
  'off-shift': 'as the shift was over before work on it had begun',
  're-routed': 'as it was routed elsewhere',
  escalated: 'as it was escalated',
  'handed-over': 'as all cases were handed over',
};

export const routingWords: WordsFor<RoutingEvent> = {
  CaseRouted: ({ queue, by, reason }) =>
    by === 'rule'
      ? `waits in the queue ${queue}`
      : `routed to the queue ${queue}: ${quote(reason ?? '')}`,
  CaseAssigned: ({ assignee, leaseUntil }) =>
    leaseUntil === undefined ? `assigned to ${assignee}` : `claimed by ${assignee}`,
  CaseUnassigned: ({ assignee, reason, note }) =>
    `taken back from ${assignee} ${becauseOf[reason]}${note === undefined ? '' : `: ${quote(note)}`}`,
};
