import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { Describe, MayBeLeftOut } from '#platform/json-schema';

/** Of both stores: digits, in EventStoreDB two numbers. */
export const PLACE = /^[0-9]{1,40}(\/[0-9]{1,40})?$/;

export class WalletActionFeedRequest {
  @Describe('How many at most; 50 without it.')
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit = 50;

  @Describe(
    'The `place` of the last action that you have got. Without it, all that is not answered.',
  )
  @MayBeLeftOut()
  @Matches(PLACE, { message: '$property is the place of an action of this feed' })
  @IsString()
  after?: string;
}
