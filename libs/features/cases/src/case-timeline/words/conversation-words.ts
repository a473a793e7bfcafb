import { type ConversationEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

export const conversationWords: WordsFor<ConversationEvent> = {
  NoteAdded: ({ text }) => `note: ${quote(text)}`,
  ContactRecorded: ({ direction, channel, outcome }) =>
    `${direction} contact by ${channel}: ${outcome}`,
  ReplySent: ({ channel, text }) => `reply by ${channel}: ${quote(text)}`,
};
