import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
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

  @Describe(
    'Shows the entries of the cases that were merged into this one, too. The ids of such a live stream are cursors: a new ' +
      '`EventSource` goes on with `cursor`.',
  )
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  )
  @IsBoolean()
  includeMerged?: boolean;
}
