import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<RejectResolutionRequest>({
  direction: 'in',
  example: { reason: 'One of the two fees is still missing.' },
})
export class RejectResolutionRequest {
  @WrittenText()
  reason!: string;
}
