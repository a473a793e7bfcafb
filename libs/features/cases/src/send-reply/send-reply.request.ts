import { ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type ContactChannel,
  contactChannels,
  type Statement,
  statements,
} from '../case/case-events.js';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<SendReplyRequest>({
  direction: 'in',
  example: {
    channel: 'in-app-chat',
    text: 'Your withdrawal is on its way; it arrives tomorrow.',
    states: ['finding'],
  },
})
export class SendReplyRequest {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @WrittenText()
  text!: string;

  @Describe(
    'What the customer hears. A finding or a next step is a response; an acknowledgement, or nothing said, is none.',
  )
  @MayBeLeftOut()
  @IsArray()
  @ArrayUnique()
  @IsIn(statements, { each: true })
  states?: readonly Statement[];
}
