import { PageResponse } from '#platform/http';
import { contractOf, HoldsEach, PublishedAs } from '#platform/json-schema';
import { TimelineEntryResponse } from './timeline-entry.response.js';

@PublishedAs<CaseTimelinePageResponse>({
  direction: 'out',
  description: 'Entries of one case, oldest first.',
  example: {
    data: [contractOf(TimelineEntryResponse).example as TimelineEntryResponse],
    nextCursor: null,
  },
})
export class CaseTimelinePageResponse extends PageResponse {
  @HoldsEach(() => TimelineEntryResponse)
  data!: readonly TimelineEntryResponse[];
}
