import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ProposeResolutionRequest>({
  direction: 'in',
  example: { resolution: 'We return both fees.' },
})
export class ProposeResolutionRequest {
  @WrittenText()
  resolution!: string;
}
