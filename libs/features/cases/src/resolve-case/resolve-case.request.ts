import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ResolveCaseRequest>({
  direction: 'in',
  example: { resolution: 'The withdrawal arrived.' },
})
export class ResolveCaseRequest {
  @WrittenText()
  resolution!: string;
}
