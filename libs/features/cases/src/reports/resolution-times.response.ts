import { IsInt } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { DurationsResponse } from './durations.response.js';
import { ReportResponse } from './report.response.js';

@PublishedAs<ResolutionTimesRowResponse>({
  direction: 'out',
  example: {
    caseType: 'withdrawal',
    resolved: 74,
    medianSeconds: 61_200,
    p90Seconds: 180_000,
    p95Seconds: 223_400,
  },
})
export class ResolutionTimesRowResponse extends DurationsResponse {
  @Describe('Resolved for the first time in the range.')
  @IsInt()
  resolved!: number;
}

@PublishedAs<ResolutionTimesResponse>({
  direction: 'out',
  description:
    'How long it took to resolve the cases that were resolved for the first time in the range: from the opening to the first ' +
    'resolution. Elapsed time, with the time spent waiting for the customer. Cases that were opened from history (backfill) are ' +
    'left out.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(ResolutionTimesRowResponse).example as ResolutionTimesRowResponse],
  },
})
export class ResolutionTimesResponse extends ReportResponse {
  @HoldsEach(() => ResolutionTimesRowResponse)
  rows!: readonly ResolutionTimesRowResponse[];
}
