import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type Durations, inSeconds, percentiles, within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

export interface ResponseTimesRow extends Durations {
  readonly caseType: string;
  readonly cases: number;
  readonly answered: number;
}

interface Found extends Pick<ResponseTimesRow, 'caseType' | 'cases' | 'answered'> {
  readonly took: number[] | null;
}

@Injectable()
export class ResponseTimesReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly ResponseTimesRow[]> {
    const { rows } = await sql<Found>`
      select case_type as "caseType", count(*)::int as cases,
        count(first_response_at)::int as answered,
        ${percentiles('opened_at', 'first_response_at')} as took
      from case_outcomes
      where ${within('opened_at', range)} and not backfill
      group by case_type order by case_type`.execute(this.db);
    return rows.map(({ took, ...counts }) => ({ ...counts, ...inSeconds(took) }));
  }
}
