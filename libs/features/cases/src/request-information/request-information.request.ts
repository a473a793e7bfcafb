import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<RequestInformationRequest>({
  direction: 'in',
  example: { what: 'A screenshot of the bank’s confirmation.' },
})
export class RequestInformationRequest {
  @WrittenText()
  what!: string;
}
