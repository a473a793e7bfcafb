import { IsInt, Min } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<ChangePlaybookRequest>({
  direction: 'in',
  example: { version: 2, reason: 'The bank asks for one more check.' },
})
export class ChangePlaybookRequest {
  @Describe('Newer than the one by which the case is worked.')
  @IsInt()
  @Min(1)
  version!: number;

  @MayBeLeftOut()
  @WrittenText()
  reason?: string;
}
