import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { Tags } from '../case/request-fields.decorator.js';

@PublishedAs<TagCaseRequest>({
  direction: 'in',
  example: { add: ['bank-outage'] },
})
export class TagCaseRequest {
  @MayBeLeftOut()
  @Tags()
  add?: readonly string[];

  @MayBeLeftOut()
  @Tags()
  remove?: readonly string[];
}
