import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type PainPointsRow } from './pain-points.response.js';
import { locally, within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

@Injectable()
export class PainPointsReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly PainPointsRow[]> {
    const week = sql`date_trunc('week', ${locally('opened_at', range)})`;
    const { rows } = await sql<PainPointsRow>`
      select to_char(${week}, 'YYYY-MM-DD') as "weekFrom", tag collate "C" as tag,
        count(*)::int as cases
      from case_outcomes cross join lateral json_array_elements_text(tags) as tag
      where ${within('opened_at', range)} and case_type = 'feedback'
      group by 1, 2 order by 1, cases desc, 2`.execute(this.db);
    return rows;
  }
}
