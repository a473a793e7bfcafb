import { IsIn, IsInt, IsString } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { ReportResponse } from './report.response.js';

export interface AgesRow {
  readonly at: 'begin' | 'end';
  readonly caseType: string;
  readonly underOneDay: number;
  readonly oneToThreeDays: number;
  readonly threeToSevenDays: number;
  readonly sevenDaysOrMore: number;
  readonly oldestSeconds: number;
}

@PublishedAs<AgesRowResponse>({
  direction: 'out',
  example: {
    at: 'end',
    caseType: 'withdrawal',
    underOneDay: 14,
    oneToThreeDays: 11,
    threeToSevenDays: 5,
    sevenDaysOrMore: 1,
    oldestSeconds: 691_200,
  },
})
export class AgesRowResponse implements AgesRow {
  @Describe('When the first day began, or when the last day was over.')
  @IsIn(['begin', 'end'])
  at!: 'begin' | 'end';

  @IsString()
  caseType!: string;

  @IsInt()
  underOneDay!: number;

  @IsInt()
  oneToThreeDays!: number;

  @IsInt()
  threeToSevenDays!: number;

  @IsInt()
  sevenDaysOrMore!: number;

  @IsInt()
  oldestSeconds!: number;
}

@PublishedAs<AgesResponse>({
  direction: 'out',
  description:
    'How old the cases were that were not resolved when the range began and when it was over, by type. An age begins when ' +
    'the case was opened, also when it was reopened since; a day of age is 24 hours.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(AgesRowResponse).example as AgesRowResponse],
  },
})
export class AgesResponse extends ReportResponse {
  @HoldsEach(() => AgesRowResponse)
  rows!: readonly AgesRowResponse[];
}
