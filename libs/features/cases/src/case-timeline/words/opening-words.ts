import { type OpeningEvent } from '../../case/case-events.js';
import { type DataOf, quote, signalName, type WordsFor } from './words.js';

export const openingWords: WordsFor<OpeningEvent> = {
  CaseOpened: (data) => `${data.caseType} case opened by ${openerOf(data)}${amountOf(data)}`,
  SignalAttached: ({ walletEventType, source, clockAhead }) =>
    `${signalName(walletEventType)} from ${source}${clockAhead ? ', whose clock is ahead' : ''}`,
  ResolutionProposed: (data) =>
    data.by === 'hand'
      ? `resolution proposed to the customer: ${quote(data.resolution)}`
      : `goal met by ${data.goal.map(signalName).join(' and ')}: can be resolved`,
};

function openerOf({ openedBy, generation }: DataOf<'CaseOpened'>): string {
  const opener = openedBy === 'hand' ? 'hand' : 'a signal';
  return generation > 1 ? `${opener}, number ${generation} of its situation` : opener;
}

function amountOf({ money }: DataOf<'CaseOpened'>): string {
  return money ? `, about ${money.amount} ${money.currency}` : '';
}
