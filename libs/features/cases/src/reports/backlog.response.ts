import { IsInt, IsString } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { ReportResponse } from './report.response.js';

@PublishedAs<BacklogRowResponse>({
  direction: 'out',
  example: { day: '2026-03-01', caseType: 'withdrawal', began: 12, ended: 9, unresolved: 31 },
})
export class BacklogRowResponse {
  @IsString()
  day!: string;

  @IsString()
  caseType!: string;

  @Describe('Cases opened or reopened on the day.')
  @IsInt()
  began!: number;

  @Describe('Cases resolved, cancelled or merged into another on the day.')
  @IsInt()
  ended!: number;

  @Describe('Cases that were not resolved when the day was over.')
  @IsInt()
  unresolved!: number;
}

@PublishedAs<BacklogResponse>({
  direction: 'out',
  description:
    'How many cases were not resolved at the end of each day, by type. A case counts from its opening until it is resolved, ' +
    'cancelled or merged, and again from each reopening until then. Days and types without any are left out.',
  example: {
    from: '2026-03-01',
    to: '2026-03-07',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(BacklogRowResponse).example as BacklogRowResponse],
  },
})
export class BacklogResponse extends ReportResponse {
  @HoldsEach(() => BacklogRowResponse)
  rows!: readonly BacklogRowResponse[];
}
