import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Describe, MayBeLeftOut } from '#platform/json-schema';
import { EventStreamRequest } from '#platform/http';

export class CaseTimelineRequest extends EventStreamRequest {
  @Describe(
    'The revision that the timeline must have reached: that of a write of your own. Waits up to 2 s.',
  )
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  minRevision?: number;
}
