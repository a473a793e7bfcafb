import { IsIn } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';
import { type LinkRelation, linkRelations } from '../case/case-events.js';
import { IsCaseId } from '../case/request-fields.decorator.js';

@PublishedAs<LinkCasesRequest>({
  direction: 'in',
  example: { to: '8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f', relation: 'same-cause' },
})
export class LinkCasesRequest {
  @Describe('Another case, of whatever customer.')
  @IsCaseId()
  to!: string;

  @Describe('Holds both ways.')
  @IsIn(linkRelations)
  relation!: LinkRelation;
}
