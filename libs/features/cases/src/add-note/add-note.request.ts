import { PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<AddNoteRequest>({
  direction: 'in',
  example: { text: 'The bank confirms that the transfer is on its way.' },
})
export class AddNoteRequest {
  @WrittenText()
  text!: string;
}
