import { type ConversationEvent } from '../case-events.js';
import { nobodyYet } from '../contact-identity.js';
import { awaiting } from './awaiting.js';
import { type FoldOf } from './fold.js';
import { workedOn } from './worked-on.js';

export const conversationFold: FoldOf<ConversationEvent> = {
  NoteAdded: () => ({}),
  ContactRecorded: (overview, { data: { channel, outcome } }) => ({
    ...workedOn(overview),
    identity: { ...nobodyYet, channel, outcome },
  }),
  ReplySent: workedOn,
  ReplyFailed: ({ failedReplies }) => ({ failedReplies: failedReplies + 1 }),
  InformationRequested: (overview, { data, metadata }) =>
    awaiting(overview, {
      informationRequested: [
        ...overview.informationRequested,
        { what: data.what, requestedAt: metadata.recordedAt },
      ],
    }),
  InformationProvided: (overview) => awaiting(overview, { informationRequested: [] }),
};
