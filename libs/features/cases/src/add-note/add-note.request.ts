import { WrittenText } from '../case/request-fields.decorator.js';

export class AddNoteRequest {
  @WrittenText()
  text!: string;
}
