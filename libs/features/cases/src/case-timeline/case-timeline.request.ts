import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PageRequest } from '#platform/http';

export class CaseTimelineRequest extends PageRequest {
  /** The revision that the timeline must have reached: that of a write of the caller's own. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  minRevision?: number;
}
