import { IsString } from 'class-validator';
import { Describe } from '#platform/json-schema';
import { type ReportRange } from './report-range.js';

/** What the answers of all reports have; each says by `@HoldsEach` what its `rows` are. */
export abstract class ReportResponse implements ReportRange {
  @Describe('The first day.')
  @IsString()
  from!: string;

  @Describe('The last day.')
  @IsString()
  to!: string;

  @IsString()
  timeZone!: string;
}

/** A report as its query answers it. */
export interface Report<Row> extends ReportRange {
  readonly rows: readonly Row[];
}
