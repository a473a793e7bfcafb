import { IsInt, IsString } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { ReportResponse } from './report.response.js';

export interface PainPointsRow {
  readonly weekFrom: string;
  readonly tag: string;
  readonly cases: number;
}

@PublishedAs<PainPointsRowResponse>({
  direction: 'out',
  example: { weekFrom: '2026-03-02', tag: 'bill-page', cases: 17 },
})
export class PainPointsRowResponse implements PainPointsRow {
  @Describe('Its Monday. The first and the last week may lie in the range in part only.')
  @IsString()
  weekFrom!: string;

  @IsString()
  tag!: string;

  @IsInt()
  cases!: number;
}

@PublishedAs<PainPointsResponse>({
  direction: 'out',
  description:
    'What customers complain of in their feedback: how many cases of type `feedback`, by the week in which they were opened, ' +
    'have each tag now. A case with two tags counts for both.',
  example: {
    from: '2026-03-02',
    to: '2026-03-15',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(PainPointsRowResponse).example as PainPointsRowResponse],
  },
})
export class PainPointsResponse extends ReportResponse {
  @HoldsEach(() => PainPointsRowResponse)
  rows!: readonly PainPointsRowResponse[];
}
