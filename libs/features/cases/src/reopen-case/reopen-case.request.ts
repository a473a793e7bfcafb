import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ReopenCaseRequest>({
  direction: 'in',
  example: { reason: 'The customer says that the money is not there.' },
})
export class ReopenCaseRequest {
  @WrittenText()
  reason!: string;
}
