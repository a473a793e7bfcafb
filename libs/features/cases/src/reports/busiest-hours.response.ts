import { IsIn, IsInt, Max, Min } from 'class-validator';
import { contractOf, Describe, HoldsEach, PublishedAs } from '#platform/json-schema';
import { type ContactChannel, contactChannels } from '../case/case-events.js';
import { ReportResponse } from './report.response.js';

export interface BusiestHoursRow {
  readonly channel: ContactChannel;
  readonly weekday: number;
  readonly hour: number;
  readonly contacts: number;
}

@PublishedAs<BusiestHoursRowResponse>({
  direction: 'out',
  example: { channel: 'hotline', weekday: 1, hour: 10, contacts: 212 },
})
export class BusiestHoursRowResponse implements BusiestHoursRow {
  @IsIn(contactChannels)
  channel!: ContactChannel;

  @Describe('1 is Monday, 7 is Sunday.')
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @Describe('10 is from 10:00 to 10:59.')
  @IsInt()
  @Min(0)
  @Max(23)
  hour!: number;

  @IsInt()
  contacts!: number;
}

@PublishedAs<BusiestHoursResponse>({
  direction: 'out',
  description:
    'When customers get in touch, by channel and hour of the week, the busiest first: contacts recorded as inbound, whatever ' +
    'their outcome, when they were recorded. Hours without any are left out.',
  example: {
    from: '2026-03-02',
    to: '2026-03-08',
    timeZone: 'Asia/Shanghai',
    rows: [contractOf(BusiestHoursRowResponse).example as BusiestHoursRowResponse],
  },
})
export class BusiestHoursResponse extends ReportResponse {
  @HoldsEach(() => BusiestHoursRowResponse)
  rows!: readonly BusiestHoursRowResponse[];
}
