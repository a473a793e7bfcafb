import { IsInt, IsNumber, IsString } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { ReportResponse } from './report.response.js';

export interface RatingsRow {
  readonly caseType: string;
  readonly ratings: number;
  readonly average: number;
  readonly byScore: readonly number[];
}

@PublishedAs<RatingsRowResponse>({
  direction: 'out',
  example: { caseType: 'withdrawal', ratings: 40, average: 4.05, byScore: [2, 3, 4, 13, 18] },
})
export class RatingsRowResponse implements RatingsRow {
  @IsString()
  caseType!: string;

  @IsInt()
  ratings!: number;

  @Describe('To two decimals.')
  @IsNumber()
  average!: number;

  @Describe('How many gave 1, 2, 3, 4 and 5.')
  @IsInt({ each: true })
  byScore!: readonly number[];
}

@PublishedAs<RatingsResponse>({
  direction: 'out',
  description: 'How customers rated cases in the range, by the type of the case.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(RatingsRowResponse).example as RatingsRowResponse],
  },
})
export class RatingsResponse extends ReportResponse {
  @HoldsEach(() => RatingsRowResponse)
  rows!: readonly RatingsRowResponse[];
}
