import { type LifecycleEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const lifecycleWords: WordsFor<LifecycleEvent> = {
  CaseResolved: ({ resolution }) => `resolved: ${quote(resolution)}`,
  CaseClosed: ({ reopenableUntil }) => `closed; can be reopened until ${reopenableUntil}`,
  CaseReopened: (data) =>
    data.by === 'hand' ? `reopened: ${quote(data.reason)}` : 'reopened by a signal',
};
