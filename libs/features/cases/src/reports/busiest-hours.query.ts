import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type BusiestHoursRow } from './busiest-hours.response.js';
import { locally, within } from './report-moments.query.js';
import { type ReportRange } from './report-range.js';

@Injectable()
export class BusiestHoursReport {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async rows(range: ReportRange): Promise<readonly BusiestHoursRow[]> {
    const local = locally('contacted_at', range);
    const { rows } = await sql<BusiestHoursRow>`
      select channel, extract(isodow from ${local})::int as weekday,
        extract(hour from ${local})::int as hour, count(*)::int as contacts
      from inbound_contacts
      where ${within('contacted_at', range)}
      group by 1, 2, 3 order by contacts desc, channel, weekday, hour`.execute(this.db);
    return rows;
  }
}
