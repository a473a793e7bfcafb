import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type ContactChannel,
  contactChannels,
  type ContactDirection,
  contactDirections,
  type ContactOutcome,
  contactOutcomes,
  type ContactRecorded,
  type ConversationEvent,
  type InformationProvided,
  type InformationRequested,
  type NoteAdded,
  type ReplyFailed,
  type ReplySent,
  type Statement,
  statements,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

const States = () =>
  applyDecorators(
    Describe('What it told the customer; left out where that was not said.'),
    MayBeLeftOut(),
    IsIn(statements, { each: true }),
  );

@PublishedAs<NoteAddedDetails>({
  direction: 'out',
  example: { text: 'The bank confirms that the transfer is on its way.' },
})
export class NoteAddedDetails implements Data<NoteAdded> {
  @PersonalData()
  @IsString()
  text!: string;
}

@PublishedAs<ContactRecordedDetails>({
  direction: 'out',
  example: { channel: 'hotline', direction: 'inbound', outcome: 'reached', states: ['next-step'] },
})
export class ContactRecordedDetails implements Data<ContactRecorded> {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @IsIn(contactDirections)
  direction!: ContactDirection;

  @IsIn(contactOutcomes)
  outcome!: ContactOutcome;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  note?: string;

  @States()
  states?: readonly Statement[];
}

@PublishedAs<ReplySentDetails>({
  direction: 'out',
  example: {
    channel: 'in-app-chat',
    text: 'Your withdrawal is on its way; it arrives tomorrow.',
    states: ['finding', 'next-step'],
  },
})
export class ReplySentDetails implements Data<ReplySent> {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @PersonalData()
  @IsString()
  text!: string;

  @States()
  states?: readonly Statement[];
}

@PublishedAs<ReplyFailedDetails>({
  direction: 'out',
  example: { replyRevision: 3, channel: 'email', reason: 'mailbox-full' },
})
export class ReplyFailedDetails implements Data<ReplyFailed> {
  @Describe('The case’s revision with that reply.')
  @IsInt()
  @Min(0)
  replyRevision!: number;

  @IsIn(contactChannels)
  channel!: ContactChannel;

  @Describe('A code of the channel.')
  @IsString()
  reason!: string;
}

@PublishedAs<InformationRequestedDetails>({
  direction: 'out',
  example: { what: 'A screenshot of the bank’s confirmation.' },
})
export class InformationRequestedDetails implements Data<InformationRequested> {
  @PersonalData()
  @IsString()
  what!: string;
}

@PublishedAs<InformationProvidedDetails>({
  direction: 'out',
  example: { information: 'The bank’s reference is on the screenshot.' },
})
export class InformationProvidedDetails implements Data<InformationProvided> {
  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  information?: string;
}

type Data<Event extends ConversationEvent> = Event['data'];

export const conversationDetails: DetailsOf<ConversationEvent> = {
  NoteAdded: NoteAddedDetails,
  ContactRecorded: ContactRecordedDetails,
  ReplySent: ReplySentDetails,
  ReplyFailed: ReplyFailedDetails,
  InformationRequested: InformationRequestedDetails,
  InformationProvided: InformationProvidedDetails,
};
