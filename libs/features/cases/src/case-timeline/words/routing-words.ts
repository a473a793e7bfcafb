import { type RoutingEvent } from '../../case/case-events.js';
import { type WordsFor } from './words.js';

export const routingWords: WordsFor<RoutingEvent> = {
  CaseAssigned: ({ assignee }) => `assigned to ${assignee}`,
};
