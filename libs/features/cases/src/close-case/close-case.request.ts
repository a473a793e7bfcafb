import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<CloseCaseRequest>({
  direction: 'in',
  example: { reason: 'The customer confirmed that the money arrived.' },
})
export class CloseCaseRequest {
  @MayBeLeftOut()
  @WrittenText()
  reason?: string;
}
