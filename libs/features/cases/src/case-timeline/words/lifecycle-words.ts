import { type LifecycleEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const lifecycleWords: WordsFor<LifecycleEvent> = {
  CaseResolved: ({ resolution }) => `resolved: ${quote(resolution)}`,
  CaseClosed: ({ reopenableUntil }) => `closed; can be reopened until ${reopenableUntil}`,
  CaseReopened: (data) => {
    if (data.by === 'signal') return 'reopened by a signal';
    const by = data.by === 'hand' ? 'reopened' : 'reopened for the customer';
    return data.reason === undefined ? by : `${by}: ${quote(data.reason)}`;
  },
  CaseCancelled: ({ reason }) => `cancelled: ${quote(reason)}`,
  ExternalAwaited: ({ party, reason }) => `waits for ${party ?? 'somebody else'}: ${quote(reason)}`,
  CaseResumed: ({ note }) => (note === undefined ? 'goes on' : `goes on: ${quote(note)}`),
  ResolutionAccepted: ({ note }) =>
    `the customer accepts the resolution${note === undefined ? '' : `: ${quote(note)}`}`,
  ResolutionRejected: ({ reason }) => `the customer rejects the resolution: ${quote(reason)}`,
};
