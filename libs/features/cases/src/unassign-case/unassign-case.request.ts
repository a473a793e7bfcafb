import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<UnassignCaseRequest>({
  direction: 'in',
  example: { note: 'Somebody who speaks Cantonese should go on with it.' },
})
export class UnassignCaseRequest {
  @MayBeLeftOut()
  @WrittenText()
  note?: string;
}
