import { IsString, Length } from 'class-validator';
import { MayBeLeftOut, PublishedAs } from '#platform/json-schema';

/** Which parked events to try again; all of them by default. */
@PublishedAs<RetryParkedEventsRequest>({
  direction: 'in',
  description: 'Which parked events to try again; all of them without a field.',
  example: { subscription: 'case-timeline' },
})
export class RetryParkedEventsRequest {
  @MayBeLeftOut()
  @IsString()
  @Length(1, 256)
  subscription?: string;

  @MayBeLeftOut()
  @IsString()
  @Length(1, 256)
  partition?: string;
}
