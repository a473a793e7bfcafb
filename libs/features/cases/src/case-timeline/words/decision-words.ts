import { type DecisionEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const decisionWords: WordsFor<DecisionEvent> = {
  DecisionProposed: ({ decision, reason }) => `proposed to ${decision}: ${quote(reason)}`,
  DecisionApproved: ({ decision }) => `approved: ${decision}`,
  DecisionRefused: ({ decision, reason }) => `refused: ${decision}: ${quote(reason)}`,
};
