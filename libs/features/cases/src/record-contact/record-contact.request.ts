import { ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type ContactChannel,
  contactChannels,
  type ContactDirection,
  contactDirections,
  type ContactOutcome,
  contactOutcomes,
  type Statement,
  statements,
} from '../case/case-events.js';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<RecordContactRequest>({
  direction: 'in',
  example: {
    channel: 'hotline',
    direction: 'inbound',
    outcome: 'reached',
    note: 'The customer asks when the money arrives.',
    states: ['next-step'],
  },
})
export class RecordContactRequest {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @IsIn(contactDirections)
  direction!: ContactDirection;

  @IsIn(contactOutcomes)
  outcome!: ContactOutcome;

  @MayBeLeftOut()
  @WrittenText()
  note?: string;

  @Describe(
    'What the customer hears. A finding or a next step is a response; an acknowledgement, or nothing said, is none.',
  )
  @MayBeLeftOut()
  @IsArray()
  @ArrayUnique()
  @IsIn(statements, { each: true })
  states?: readonly Statement[];
}
