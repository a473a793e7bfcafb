import { IsInt } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { DurationsResponse } from './durations.response.js';
import { ReportResponse } from './report.response.js';

@PublishedAs<ResponseTimesRowResponse>({
  direction: 'out',
  example: {
    caseType: 'withdrawal',
    cases: 80,
    answered: 78,
    medianSeconds: 640,
    p90Seconds: 5_400,
    p95Seconds: 9_120,
  },
})
export class ResponseTimesRowResponse extends DurationsResponse {
  @Describe('Opened in the range.')
  @IsInt()
  cases!: number;

  @Describe('Of these, answered up to now; the percentiles are theirs.')
  @IsInt()
  answered!: number;
}

@PublishedAs<ResponseTimesResponse>({
  direction: 'out',
  description:
    'How long customers waited for the first answer, of the cases opened in the range: from the opening to the first reply ' +
    'sent, or the first contact in which the customer was reached; one that is marked as an acknowledgement and no more is none. Elapsed time, not working hours. Cases that were ' +
    'opened from history (backfill) are left out.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(ResponseTimesRowResponse).example as ResponseTimesRowResponse],
  },
})
export class ResponseTimesResponse extends ReportResponse {
  @HoldsEach(() => ResponseTimesRowResponse)
  rows!: readonly ResponseTimesRowResponse[];
}
