import { IsIn } from 'class-validator';
import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';
import { queues } from '../queues/queues.provider.js';

@PublishedAs<RouteCaseRequest>({
  direction: 'in',
  example: {
    queue: 'complaints',
    reason: 'It is the way we spoke to them that they complain about.',
  },
})
export class RouteCaseRequest {
  @IsIn(queues.names)
  queue!: string;

  @WrittenText()
  reason!: string;
}
