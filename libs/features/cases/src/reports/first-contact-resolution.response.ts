import { IsInt, IsString } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { ReportResponse } from './report.response.js';

export interface FirstContactResolutionRow {
  readonly caseType: string;
  readonly resolved: number;
  readonly withContact: number;
  readonly atFirstContact: number;
}

@PublishedAs<FirstContactResolutionRowResponse>({
  direction: 'out',
  example: { caseType: 'withdrawal', resolved: 74, withContact: 52, atFirstContact: 38 },
})
export class FirstContactResolutionRowResponse implements FirstContactResolutionRow {
  @IsString()
  caseType!: string;

  @Describe('Resolved for the first time in the range.')
  @IsInt()
  resolved!: number;

  @Describe('Of these, with a contact before they were resolved.')
  @IsInt()
  withContact!: number;

  @Describe(
    'Of those, with one contact only, and not reopened since. The rate is this by `withContact`.',
  )
  @IsInt()
  atFirstContact!: number;
}

@PublishedAs<FirstContactResolutionResponse>({
  direction: 'out',
  description:
    'How many of the cases that were resolved for the first time in the range needed one contact: exactly one contact in which ' +
    'the customer was reached before the case was resolved, in whichever direction, and no reopening up to now. Cases that ' +
    'needed no contact are told apart, as they are no proof of good talks. History (backfill) is left out.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [
      contractOf(FirstContactResolutionRowResponse).example as FirstContactResolutionRowResponse,
    ],
  },
})
export class FirstContactResolutionResponse extends ReportResponse {
  @HoldsEach(() => FirstContactResolutionRowResponse)
  rows!: readonly FirstContactResolutionRowResponse[];
}
