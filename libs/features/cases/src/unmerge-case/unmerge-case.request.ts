import { Describe, PublishedAs } from '#platform/json-schema';
import { IsCaseId } from '../case/request-fields.decorator.js';

@PublishedAs<UnmergeCaseRequest>({
  direction: 'in',
  example: { from: '8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f' },
})
export class UnmergeCaseRequest {
  @Describe('The case that it was merged into.')
  @IsCaseId()
  from!: string;
}
