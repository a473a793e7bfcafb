import { IsInt, IsString } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { ReportResponse } from './report.response.js';

export interface ReopenRateRow {
  readonly caseType: string;
  readonly resolutions: number;
  readonly reopened: number;
}

@PublishedAs<ReopenRateRowResponse>({
  direction: 'out',
  example: { caseType: 'withdrawal', resolutions: 76, reopened: 4 },
})
export class ReopenRateRowResponse implements ReopenRateRow {
  @IsString()
  caseType!: string;

  @Describe('In the range; a case that was resolved twice counts twice.')
  @IsInt()
  resolutions!: number;

  @Describe(
    'Of these, after how many the case was reopened up to now. The rate is this by `resolutions`.',
  )
  @IsInt()
  reopened!: number;
}

@PublishedAs<ReopenRateResponse>({
  direction: 'out',
  description:
    'How many of the resolutions in the range did not last: the case was reopened, by hand or by new trouble, at any later time ' +
    'up to now.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(ReopenRateRowResponse).example as ReopenRateRowResponse],
  },
})
export class ReopenRateResponse extends ReportResponse {
  @HoldsEach(() => ReopenRateRowResponse)
  rows!: readonly ReopenRateRowResponse[];
}
