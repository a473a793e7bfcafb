import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { ForeignId } from '../case/request-fields.decorator.js';

@PublishedAs<HandOverCasesRequest>({ direction: 'in', example: { to: 'agent-kim' } })
export class HandOverCasesRequest {
  @Describe('A registered agent; back to their queues without it.')
  @MayBeLeftOut()
  @ForeignId()
  to?: string;
}
