import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type ReopenRateRow } from './reopen-rate.response.js';
import { within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

@Injectable()
export class ReopenRateReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly ReopenRateRow[]> {
    const { rows } = await sql<ReopenRateRow>`
      select case_type as "caseType", count(*)::int as resolutions,
        count(next.case_id)::int as reopened
      from case_spans as ended join case_outcomes using (case_id)
      left join case_spans as next
        on next.case_id = ended.case_id and next.span = ended.span + 1
      where ${within('ended.ended_at', range)} and ended.ending = 'resolved'
      group by case_type order by case_type`.execute(this.db);
    return rows;
  }
}
