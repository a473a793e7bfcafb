import { IsIn } from 'class-validator';
import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type ContactChannel,
  contactChannels,
  type ContactDirection,
  contactDirections,
  type ContactOutcome,
  contactOutcomes,
  type Statement,
} from '../case/case-events.js';
import { States, WrittenText } from '../case/request-fields.decorator.js';

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

  @States()
  states?: readonly Statement[];
}
