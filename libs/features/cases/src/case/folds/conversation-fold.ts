import { type ConversationEvent } from '../case-events.js';
import { type FoldOf } from './fold.js';
import { workedOn } from './worked-on.js';

export const conversationFold: FoldOf<ConversationEvent> = {
  NoteAdded: () => ({}),
  ContactRecorded: workedOn,
  ReplySent: workedOn,
};
