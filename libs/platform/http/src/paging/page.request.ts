import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Describe, MayBeLeftOut } from '#platform/json-schema';

/** The query parameters of every list; lists with filters extend it. */
export class PageRequest {
  @Describe('How many at most; 50 without it.')
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit = 50;

  @Describe('The `nextCursor` of the page before.')
  @MayBeLeftOut()
  @IsString()
  @Length(1, 1024)
  cursor?: string;
}
