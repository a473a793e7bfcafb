import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { Tag } from '../case/request-fields.decorator.js';

@PublishedAs<TagCaseRequest>({
  direction: 'in',
  example: { add: ['bank-outage'] },
})
export class TagCaseRequest {
  @MayBeLeftOut()
  @Tag({ each: true })
  add?: readonly string[];

  @MayBeLeftOut()
  @Tag({ each: true })
  remove?: readonly string[];
}
