import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** The revision that an answer must have at least: that of a write of the caller's own. */
export class MinRevisionRequest {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  minRevision?: number;
}
