import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<RefuseDecisionRequest>({
  direction: 'in',
  example: { reason: 'The payee is not known yet.' },
})
export class RefuseDecisionRequest {
  @WrittenText()
  reason!: string;
}
