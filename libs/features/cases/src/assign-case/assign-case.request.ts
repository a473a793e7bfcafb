import { PublishedAs } from '#platform/json-schema';
import { ForeignId } from '../case/request-fields.decorator.js';

@PublishedAs<AssignCaseRequest>({
  direction: 'in',
  example: { assignee: 'agent-mei' },
})
export class AssignCaseRequest {
  @ForeignId()
  assignee!: string;
}
