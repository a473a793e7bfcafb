import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type ClockVerdictsRow } from './clock-verdicts.response.js';
import { within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

@Injectable()
export class ClockVerdictsReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly ClockVerdictsRow[]> {
    const { rows } = await sql<ClockVerdictsRow>`
      select case_type as "caseType", clock,
        count(*) filter (where verdict = 'met')::int as met,
        count(*) filter (where verdict = 'breached')::int as breached,
        round(avg((verdict = 'met')::int), 4)::float8 as "metShare"
      from clock_verdicts join case_outcomes using (case_id)
      where ${within('decided_at', range)}
      group by case_type, clock order by case_type, clock`.execute(this.db);
    return rows;
  }
}
