import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ResumeCaseRequest>({
  direction: 'in',
  example: { note: 'The bank has found the transfer.' },
})
export class ResumeCaseRequest {
  @MayBeLeftOut()
  @WrittenText()
  note?: string;
}
