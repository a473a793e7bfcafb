import { type EscalationEvent } from '../case-events.js';
import { type FoldOf } from './fold.js';

export const escalationFold: FoldOf<EscalationEvent> = {
  CaseEscalated: (_, { data }) => ({ escalationLevel: data.level, priority: data.priority }),
  CaseDeescalated: (_, { data }) => ({ escalationLevel: data.level }),
};
