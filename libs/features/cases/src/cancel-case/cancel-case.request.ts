import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<CancelCaseRequest>({
  direction: 'in',
  example: { reason: 'Opened twice by mistake.' },
})
export class CancelCaseRequest {
  @WrittenText()
  reason!: string;
}
