import { type EscalationEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const escalationWords: WordsFor<EscalationEvent> = {
  CaseEscalated: ({ level, rule, reason }) =>
    rule === undefined
      ? `escalated to level ${level}: ${quote(reason ?? '')}`
      : `escalated to level ${level} by the rule ${rule}`,
  CaseDeescalated: ({ level, reason }) =>
    level === 0
      ? `escalated no longer: ${quote(reason)}`
      : `de-escalated to level ${level}: ${quote(reason)}`,
};
