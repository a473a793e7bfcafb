import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<AwaitExternalRequest>({
  direction: 'in',
  example: { party: 'the receiving bank', reason: 'It looks for the transfer.' },
})
export class AwaitExternalRequest {
  @Describe('Who is waited for.')
  @MayBeLeftOut()
  @WrittenText(128)
  party?: string;

  @WrittenText()
  reason!: string;
}
