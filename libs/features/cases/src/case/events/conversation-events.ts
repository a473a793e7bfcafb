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

/** `identity-refused`: reached, but the person would not say who they are. */
export const contactOutcomes = [
  'reached',
  'not-reached',
  'left-message',
  'identity-refused',
] as const;
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

/** A channel could not deliver a reply: the customer has not been told. */
export interface ReplyFailed {
  readonly type: 'ReplyFailed';
  readonly data: {
    /** The case's revision with that reply. */
    readonly replyRevision: number;
    readonly channel: ContactChannel;
    /** A code of the channel. */
    readonly reason: string;
  };
}

/** The case waits for the customer. */
export interface InformationRequested {
  readonly type: 'InformationRequested';
  readonly data: { readonly what: string };
}

/** The customer has answered whatever was asked. */
export interface InformationProvided {
  readonly type: 'InformationProvided';
  readonly data: { readonly information?: string };
}

export type ConversationEvent =
  | NoteAdded
  | ContactRecorded
  | ReplySent
  | ReplyFailed
  | InformationRequested
  | InformationProvided;
