import { ForeignId } from '../case/request-fields.decorator.js';

export class AssignCaseRequest {
  @ForeignId()
  assignee!: string;
}
