import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ProvideInformationRequest>({
  direction: 'in',
  example: { information: 'The bank’s reference is on the screenshot.' },
})
export class ProvideInformationRequest {
  @MayBeLeftOut()
  @WrittenText()
  information?: string;
}
