import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { backlogByDay, type BacklogMove, type BacklogRow } from './backlog.js';
import { endOf, locally } from './report-moments.query.js';
import { daysOf, type ReportRange } from './report-range.js';

@Injectable()
export class BacklogReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly BacklogRow[]> {
    const days = daysOf(range);
    const { rows } = await sql<BacklogMove>`
      select case_type as "caseType", day, sum(began)::int as began, sum(ended)::int as ended
      from (
        select case_id, 1 as began, 0 as ended, ${this.#day('began_at', range)} as day
        from case_spans where began_at < ${endOf(range)}
        union all
        select case_id, 0, 1, ${this.#day('ended_at', range)}
        from case_spans where ended_at < ${endOf(range)}
      ) as moves join case_outcomes using (case_id)
      group by 1, 2`.execute(this.db);
    return backlogByDay(rows, days);
  }

  /** Whatever happened before the first day is one sum, on the empty day. */
  #day(column: string, range: ReportRange) {
    const local = locally(column, range);
    return sql`case when ${local} < ${range.from}::date then '' else to_char(${local}, 'YYYY-MM-DD') end`;
  }
}
