import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type RatingsRow } from './ratings.response.js';
import { within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

@Injectable()
export class RatingsReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly RatingsRow[]> {
    const { rows } = await sql<RatingsRow>`
      select case_type as "caseType", count(*)::int as ratings,
        round(avg(rating), 2)::float8 as average,
        array[
          count(*) filter (where rating = 1), count(*) filter (where rating = 2),
          count(*) filter (where rating = 3), count(*) filter (where rating = 4),
          count(*) filter (where rating = 5)
        ]::int[] as "byScore"
      from case_outcomes
      where ${within('rated_at', range)}
      group by case_type order by case_type`.execute(this.db);
    return rows;
  }
}
