import { IsIn } from 'class-validator';
import { PublishedAs } from '#platform/json-schema';
import { type ContactChannel, contactChannels, type Statement } from '../case/case-events.js';
import { States, WrittenText } from '../case/request-fields.decorator.js';

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

  @States()
  states?: readonly Statement[];
}
