import { IsIn } from 'class-validator';
import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';
import { priorities, type Priority } from '../playbooks/playbook.js';

@PublishedAs<PrioritiseCaseRequest>({
  direction: 'in',
  example: { priority: 'urgent', reason: 'The rent is due today.' },
})
export class PrioritiseCaseRequest {
  @IsIn(priorities)
  priority!: Priority;

  @MayBeLeftOut()
  @WrittenText()
  reason?: string;
}
