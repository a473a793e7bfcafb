import { IsIn, IsString } from 'class-validator';
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
  type NoteAdded,
  type ReplySent,
  type Statement,
  statements,
} from '../../case/case-events.js';
import { type DetailsOf } from './details-of.js';

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
  example: { channel: 'hotline', direction: 'inbound', outcome: 'reached' },
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

  @Describe('What the customer heard, if it was said.')
  @MayBeLeftOut()
  @IsIn(statements, { each: true })
  states?: readonly Statement[];
}

@PublishedAs<ReplySentDetails>({
  direction: 'out',
  example: { channel: 'in-app-chat', text: 'Your withdrawal is on its way; it arrives tomorrow.' },
})
export class ReplySentDetails implements Data<ReplySent> {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @PersonalData()
  @IsString()
  text!: string;

  @Describe('What the customer heard, if it was said.')
  @MayBeLeftOut()
  @IsIn(statements, { each: true })
  states?: readonly Statement[];
}

type Data<Event extends ConversationEvent> = Event['data'];

export const conversationDetails: DetailsOf<ConversationEvent> = {
  NoteAdded: NoteAddedDetails,
  ContactRecorded: ContactRecordedDetails,
  ReplySent: ReplySentDetails,
};
