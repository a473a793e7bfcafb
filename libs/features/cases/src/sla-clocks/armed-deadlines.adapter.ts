import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { type CaseClocksTables } from '../case-clock/case-clocks.table.js';
import { type ArmedDeadline } from './deadline-timer.js';

/** The rows that the projection keeps, in the order in which they are due. */
@Injectable()
export class ArmedDeadlines {
  readonly #db: Kysely<CaseClocksTables>;

  constructor(@Inject(DATABASE) db: Database) {
    this.#db = db.withTables<CaseClocksTables>();
  }

  async next(limit: number): Promise<readonly ArmedDeadline[]> {
    const rows = await this.#db
      .selectFrom('case_clocks')
      .select(['case_id', 'next_at'])
      .where('next_at', 'is not', null)
      .orderBy('next_at')
      .limit(limit)
      .execute();
    return rows.flatMap(({ case_id, next_at }) =>
      next_at === null ? [] : [{ caseId: case_id, at: next_at }],
    );
  }

  /** Cases with something armed, in pages by their id. */
  async *open(pageSize = 1_000): AsyncGenerator<string> {
    for (let after = ''; ;) {
      const rows = await this.#db
        .selectFrom('case_clocks')
        .select('case_id')
        .where('case_id', '>', after)
        .where('next_at', 'is not', null)
        .orderBy('case_id')
        .limit(pageSize)
        .execute();
      for (const row of rows) yield row.case_id;
      const last = rows.at(-1);
      if (!last) return;
      after = last.case_id;
    }
  }
}
