import { IsIn, IsString } from 'class-validator';
import { Describe, PublishedAs } from '#platform/json-schema';
import { type LinkRelation, linkRelations } from './case-events.js';
import { exampleCase } from './case-overview-example.response.js';
import { type CaseStatus, caseStatuses } from './case-overview.js';

@PublishedAs<MergedIntoResponse>({
  direction: 'out',
  description: 'The case goes on as another one of its customer, until the merge is undone.',
  example: { caseId: '8e1a6b5d4c3f2a1b3f0c8a5e9b7d4c2f', statusBefore: 'open' },
})
export class MergedIntoResponse {
  @IsString()
  caseId!: string;

  @Describe('What the status is again when the merge is undone.')
  @IsIn(caseStatuses)
  statusBefore!: CaseStatus;
}

@PublishedAs<CaseLinkResponse>({
  direction: 'out',
  description: 'A link to another case, which has the same one back.',
  example: exampleCase.links[0],
})
export class CaseLinkResponse {
  @IsString()
  caseId!: string;

  @IsIn(linkRelations)
  relation!: LinkRelation;
}
