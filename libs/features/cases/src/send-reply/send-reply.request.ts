import { IsIn } from 'class-validator';
import { type ContactChannel, contactChannels } from '../case/case-events.js';
import { WrittenText } from '../case/request-fields.decorator.js';

export class SendReplyRequest {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @WrittenText()
  text!: string;
}
