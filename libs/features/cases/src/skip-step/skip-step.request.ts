import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<SkipStepRequest>({
  direction: 'in',
  example: { reason: 'Nobody asked.' },
})
export class SkipStepRequest {
  @WrittenText()
  reason!: string;
}
