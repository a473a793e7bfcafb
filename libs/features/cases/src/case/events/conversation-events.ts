/** By what a customer is reached, or reaches us. */
export const contactChannels = [
  'hotline',
  'in-app-chat',
  'web-chat',
  'email',
  'social-media',
] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const contactDirections = ['inbound', 'outbound'] as const;
export type ContactDirection = (typeof contactDirections)[number];

export const contactOutcomes = ['reached', 'not-reached', 'left-message'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** What a contact or a reply told the customer: that we know, what we found, or what happens next and when. */
export const statements = ['acknowledgement', 'finding', 'next-step'] as const;
export type Statement = (typeof statements)[number];

export interface NoteAdded {
  readonly type: 'NoteAdded';
  readonly data: { readonly text: string };
}

export interface ContactRecorded {
  readonly type: 'ContactRecorded';
  readonly data: {
    readonly channel: ContactChannel;
    readonly direction: ContactDirection;
    readonly outcome: ContactOutcome;
    readonly note?: string;
    /** Left out, it told the customer nothing, or it was not said what. */
    readonly states?: readonly Statement[];
  };
}

export interface ReplySent {
  readonly type: 'ReplySent';
  readonly data: {
    readonly channel: ContactChannel;
    readonly text: string;
    /** Left out, it was not said what it tells. */
    readonly states?: readonly Statement[];
  };
}

export type ConversationEvent = NoteAdded | ContactRecorded | ReplySent;
