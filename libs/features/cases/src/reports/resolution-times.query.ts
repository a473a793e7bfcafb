import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type Durations, inSeconds, percentiles, within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

export interface ResolutionTimesRow extends Durations {
  readonly caseType: string;
  readonly resolved: number;
}

interface Found extends Pick<ResolutionTimesRow, 'caseType' | 'resolved'> {
  readonly took: number[] | null;
}

@Injectable()
export class ResolutionTimesReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly ResolutionTimesRow[]> {
    const { rows } = await sql<Found>`
      select case_type as "caseType", count(*)::int as resolved,
        ${percentiles('opened_at', 'first_resolved_at')} as took
      from case_outcomes
      where ${within('first_resolved_at', range)} and not backfill
      group by case_type order by case_type`.execute(this.db);
    return rows.map(({ took, ...counts }) => ({ ...counts, ...inSeconds(took) }));
  }
}
