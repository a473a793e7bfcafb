import { Describe, Holds, OrNull, contractOf, PublishedAs } from '#platform/json-schema';
import { CaseOverviewResponse } from '../case/case-overview.response.js';

@PublishedAs<ClaimResponse>({
  direction: 'out',
  example: { case: contractOf(CaseOverviewResponse).example as CaseOverviewResponse },
})
export class ClaimResponse {
  @Describe('Null when nothing waits that the agent can work on.')
  @OrNull()
  @Holds(() => CaseOverviewResponse)
  case!: CaseOverviewResponse | null;
}
