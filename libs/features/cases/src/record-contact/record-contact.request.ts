import { IsIn } from 'class-validator';
import {
  type ContactChannel,
  contactChannels,
  type ContactDirection,
  contactDirections,
  type ContactOutcome,
  contactOutcomes,
} from '../case/case-events.js';
import { MayBeLeftOut, WrittenText } from '../case/request-fields.decorator.js';

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
}
