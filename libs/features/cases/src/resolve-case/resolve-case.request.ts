import { WrittenText } from '../case/request-fields.decorator.js';

export class ResolveCaseRequest {
  @WrittenText()
  resolution!: string;
}
