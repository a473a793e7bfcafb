import { PageResponse } from '#platform/http';
import { contractOf, HoldsEach, PublishedAs } from '#platform/json-schema';
import { CaseOverviewResponse } from '../case/case-overview.response.js';

@PublishedAs<CaseOverviewPageResponse>({
  direction: 'out',
  description: 'Cases, newest first.',
  example: {
    data: [contractOf(CaseOverviewResponse).example as CaseOverviewResponse],
    nextCursor: null,
  },
})
export class CaseOverviewPageResponse extends PageResponse {
  @HoldsEach(() => CaseOverviewResponse)
  data!: readonly CaseOverviewResponse[];
}
