import { Controller, Get, Query } from '@nestjs/common';
import { Documented, type Page, Roles } from '#platform/http';
import { CaseEtag } from '../case/case-etag.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CaseOverviewResponse } from '../case/case-overview.response.js';
import { MinRevisionRequest } from '../case/min-revision.request.js';
import { CaseOverviewPageResponse } from './case-overview-page.response.js';
import { CaseOverviews } from './case-overview.query.js';
import { ListCasesRequest } from './case-overview.request.js';

@Controller('v1/cases')
@Roles('agent', 'supervisor', 'auditor')
export class CaseOverviewController {
  constructor(private readonly overviews: CaseOverviews) {}

  @Get()
  @Documented({
    summary: 'Find cases',
    description:
      'A case has to fulfil all filters. Newest first. For one page a bounded number of cases is looked at: where several filters ' +
      'together leave few of them, a page has fewer cases than asked for, or none, and `nextCursor` goes on.',
    answers: { 200: { description: 'A page of cases.', body: CaseOverviewPageResponse } },
  })
  list(@Query() request: ListCasesRequest): Promise<Page<CaseOverview>> {
    return this.overviews.list(request);
  }

  @Get(':caseId')
  @CaseEtag()
  @Documented({
    summary: 'Look at a case',
    answers: { 200: { description: 'The case.', body: CaseOverviewResponse } },
    refusals: { 404: ['case-not-found'], 503: ['read-side-behind', 'event-store-unavailable'] },
  })
  get(
    @CaseId() caseId: string,
    @Query() { minRevision }: MinRevisionRequest,
  ): Promise<CaseOverview> {
    return this.overviews.get(caseId, minRevision);
  }
}
