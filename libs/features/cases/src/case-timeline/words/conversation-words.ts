import { type ConversationEvent, type Statement } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const conversationWords: WordsFor<ConversationEvent> = {
  NoteAdded: ({ text }) => `note: ${quote(text)}`,
  ContactRecorded: ({ direction, channel, outcome, states }) =>
    `${direction} contact by ${channel}: ${outcome}${told(states)}`,
  ReplySent: ({ channel, text, states }) => `reply by ${channel}${told(states)}: ${quote(text)}`,
  ReplyFailed: ({ channel, reason }) => `a reply by ${channel} was not delivered: ${reason}`,
  InformationRequested: ({ what }) => `asked the customer: ${quote(what)}`,
  InformationProvided: ({ information }) =>
    information === undefined
      ? 'the customer answered'
      : `the customer answered: ${quote(information)}`,
};

function told(states: readonly Statement[] | undefined): string {
  return states === undefined ? '' : ` (${states.join(', ')})`;
}
