import { MayBeLeftOut, WrittenText } from '../case/request-fields.decorator.js';

export class CloseCaseRequest {
  @MayBeLeftOut()
  @WrittenText()
  reason?: string;
}
