import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { type Page, Roles } from '#platform/http';
import { CaseEtagInterceptor } from '../case/case-etag.interceptor.js';
import { CaseIdPipe } from '../case/case-id.pipe.js';
import { type CaseOverview } from '../case/case-overview.js';
import { MinRevisionRequest } from '../case/min-revision.request.js';
import { CaseOverviews } from './case-overview.query.js';
import { ListCasesRequest } from './case-overview.request.js';

@Controller('v1/cases')
@Roles('agent', 'supervisor', 'auditor')
export class CaseOverviewController {
  constructor(private readonly overviews: CaseOverviews) {}

  @Get()
  list(@Query() request: ListCasesRequest): Promise<Page<CaseOverview>> {
    return this.overviews.list(request);
  }

  @Get(':caseId')
  @UseInterceptors(CaseEtagInterceptor)
  get(
    @Param('caseId', CaseIdPipe) caseId: string,
    @Query() { minRevision }: MinRevisionRequest,
  ): Promise<CaseOverview> {
    return this.overviews.get(caseId, minRevision);
  }
}
