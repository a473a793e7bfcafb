import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type FirstContactResolutionRow } from './first-contact-resolution.response.js';
import { within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

@Injectable()
export class FirstContactResolutionReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly FirstContactResolutionRow[]> {
    const { rows } = await sql<FirstContactResolutionRow>`
      select case_type as "caseType", count(*)::int as resolved,
        count(*) filter (where contacts > 0)::int as "withContact",
        count(*) filter (where contacts = 1 and times_reopened = 0)::int as "atFirstContact"
      from case_outcomes
      where ${within('first_resolved_at', range)} and not backfill
      group by case_type order by case_type`.execute(this.db);
    return rows;
  }
}
