import { IsString } from 'class-validator';
import { Describe, OrNull } from '#platform/json-schema';

/** What the answers of all lists have; each says by `@HoldsEach` what its `data` are. */
export abstract class PageResponse {
  @Describe('Where the next page starts; null after the last one.')
  @OrNull()
  @IsString()
  nextCursor!: string | null;
}
