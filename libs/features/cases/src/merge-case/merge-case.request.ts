import { PublishedAs } from '#platform/json-schema';
import { IsCaseId } from '../case/request-fields.decorator.js';

@PublishedAs<MergeCaseRequest>({
  direction: 'in',
  example: { into: '8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f' },
})
export class MergeCaseRequest {
  @IsCaseId()
  into!: string;
}
