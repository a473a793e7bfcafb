import { WrittenText } from '../case/request-fields.decorator.js';

export class ReopenCaseRequest {
  @WrittenText()
  reason!: string;
}
