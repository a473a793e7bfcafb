import { IsString } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<CompleteStepRequest>({
  direction: 'in',
  example: { outcome: 'on-its-way', note: 'The bank sees it and pays it out tonight.' },
})
export class CompleteStepRequest {
  @Describe('One of those that the playbook names, of a step that has some.')
  @MayBeLeftOut()
  @IsString()
  outcome?: string;

  @MayBeLeftOut()
  @WrittenText()
  note?: string;
}
