import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type AgesRow } from './ages.response.js';
import { beginningOf, endOf } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

@Injectable()
export class AgesReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly AgesRow[]> {
    const { rows } = await sql<AgesRow>`
      select * from (
        ${this.#agesAt('begin', beginningOf(range))}
        union all
        ${this.#agesAt('end', endOf(range))}
      ) as ages order by "at", "caseType"`.execute(this.db);
    return rows;
  }

  #agesAt(at: string, moment: RawBuilder<Date>) {
    const age = sql`${moment} - span.opened_at`;
    return sql`
      select ${at}::text collate "C" as "at", case_type as "caseType",
        count(*) filter (where ${age} < interval '1 day')::int as "underOneDay",
        count(*) filter (where ${age} >= interval '1 day' and ${age} < interval '3 days')::int
          as "oneToThreeDays",
        count(*) filter (where ${age} >= interval '3 days' and ${age} < interval '7 days')::int
          as "threeToSevenDays",
        count(*) filter (where ${age} >= interval '7 days')::int as "sevenDaysOrMore",
        extract(epoch from max(${age}))::bigint::int as "oldestSeconds"
      from case_spans as span join case_outcomes using (case_id)
      where began_at < ${moment} and (ended_at is null or ended_at >= ${moment})
      group by case_type`;
  }
}
