import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<AcceptResolutionRequest>({
  direction: 'in',
  example: { note: 'Thanked us on the phone.' },
})
export class AcceptResolutionRequest {
  @MayBeLeftOut()
  @WrittenText()
  note?: string;
}
