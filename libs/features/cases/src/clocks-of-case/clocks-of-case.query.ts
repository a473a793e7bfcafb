import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { type Database, DATABASE } from '#platform/postgres';
import { CaseExistence } from '../case/case-existence.provider.js';
import { caseNotFound } from '../case/refusals.js';
import { noClocks } from '../case-clock/case-clocks.js';
import { type CaseClocksTables } from '../case-clock/case-clocks.table.js';
import { type ClocksOfCase, clocksOfCase } from './clocks-of-case.js';

@Injectable()
export class ClocksOfCases {
  readonly #db: Kysely<CaseClocksTables>;

  constructor(
    @Inject(DATABASE) db: Database,
    private readonly existence: CaseExistence,
  ) {
    this.#db = db.withTables<CaseClocksTables>();
  }

  /** @throws CaselineError `case-not-found` */
  async get(caseId: string): Promise<ClocksOfCase> {
    const row = await this.#db
      .selectFrom('case_clocks')
      .select('clocks')
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (!row && !(await this.existence.isKnown(caseId))) throw caseNotFound();
    return clocksOfCase(caseId, row?.clocks ?? noClocks);
  }
}
