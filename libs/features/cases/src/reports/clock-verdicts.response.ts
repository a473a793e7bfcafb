import { IsIn, IsInt, IsNumber, IsString, Max, Min } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { type PromiseName, promiseNames } from '../playbooks/clock-target.js';
import { ReportResponse } from './report.response.js';

export interface ClockVerdictsRow {
  readonly caseType: string;
  readonly clock: PromiseName;
  readonly met: number;
  readonly breached: number;
  readonly metShare: number;
}

@PublishedAs<ClockVerdictsRowResponse>({
  direction: 'out',
  example: { caseType: 'withdrawal', clock: 'resolution', met: 71, breached: 5, metShare: 0.9342 },
})
export class ClockVerdictsRowResponse implements ClockVerdictsRow {
  @IsString()
  caseType!: string;

  @IsIn(promiseNames)
  clock!: PromiseName;

  @Describe('Promises that were kept in the range; each update to the customer is one.')
  @IsInt()
  met!: number;

  @Describe('Promises that should have been kept in the range and were not, or too late.')
  @IsInt()
  breached!: number;

  @Describe('`met` by both together, to four decimals.')
  @IsNumber()
  @Min(0)
  @Max(1)
  metShare!: number;
}

@PublishedAs<ClockVerdictsResponse>({
  direction: 'out',
  description:
    'How many promises were kept and broken in the range, by the type of the case and the clock. One that was kept counts when ' +
    'it was, one that was broken when it was due; what is open, or what nobody waited for any more, is not counted. A case can ' +
    'count several times: the clock of its next update runs round after round, that of its resolution again when it is ' +
    'reopened. Cases of history have no clocks until something happens to them now.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(ClockVerdictsRowResponse).example as ClockVerdictsRowResponse],
  },
})
export class ClockVerdictsResponse extends ReportResponse {
  @HoldsEach(() => ClockVerdictsRowResponse)
  rows!: readonly ClockVerdictsRowResponse[];
}
