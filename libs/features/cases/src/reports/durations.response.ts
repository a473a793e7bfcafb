import { IsInt, IsString } from 'class-validator';
import { Describe, OrNull } from '#platform/json-schema';

/** How long something took, by the type of the case. Percentiles lie between the two nearest cases (`percentile_cont`). */
export abstract class DurationsResponse {
  @IsString()
  caseType!: string;

  @Describe('Null when there is no such case.')
  @OrNull()
  @IsInt()
  medianSeconds!: number | null;

  @Describe('Nine of ten cases took at most this long.')
  @OrNull()
  @IsInt()
  p90Seconds!: number | null;

  @OrNull()
  @IsInt()
  p95Seconds!: number | null;
}
