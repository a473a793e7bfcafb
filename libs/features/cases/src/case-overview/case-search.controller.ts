import { Controller, Get, Query } from '@nestjs/common';
import { Documented, type Page, Roles } from '#platform/http';
import { type CaseOverview } from '../case/case-overview.js';
import { CaseOverviewPageResponse } from './case-overview-page.response.js';
import { CaseSearch } from './case-search.query.js';
import { SearchCasesRequest } from './case-search.request.js';

@Controller('v1/cases/search')
@Roles('agent', 'supervisor', 'auditor')
export class CaseSearchController {
  constructor(private readonly cases: CaseSearch) {}

  @Get()
  @Documented({
    summary: 'Search cases',
    description:
      'By case number, ids, tags and all that was written about a case. Newest first. For one page a bounded number of cases is ' +
      'looked at: where filters or common words leave few of them, a page has fewer cases than asked for, or none, and ' +
      '`nextCursor` goes on.',
    answers: { 200: { description: 'A page of cases.', body: CaseOverviewPageResponse } },
    refusals: { 400: ['nothing-to-search'] },
  })
  search(@Query() request: SearchCasesRequest): Promise<Page<CaseOverview>> {
    return this.cases.search(request);
  }
}
