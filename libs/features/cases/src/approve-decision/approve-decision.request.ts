import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ApproveDecisionRequest>({
  direction: 'in',
  example: { note: 'I spoke with the customer, too.' },
})
export class ApproveDecisionRequest {
  @MayBeLeftOut()
  @WrittenText()
  note?: string;
}
