import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Describe, MayBeLeftOut } from '#platform/json-schema';

/** The revision that an answer must have at least: that of a write of the caller's own. */
export class MinRevisionRequest {
  @Describe(
    'The revision that the answer must have at least: that of a write of your own. Waits up to 2 s.',
  )
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  minRevision?: number;
}
