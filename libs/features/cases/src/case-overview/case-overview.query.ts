import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { type Page } from '#platform/http';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed } from '#platform/subscriptions';
import { CaseExistence } from '../case/case-existence.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { onReadSide } from '../case/read-side-behind.js';
import { caseNotFound } from '../case/refusals.js';
import { type Place, scan } from './bounded-scan.js';
import { CASE_OVERVIEW_CHANGES } from './case-overview.projector.js';
import { type ListCasesRequest } from './case-overview.request.js';
import { behind, pageBefore, placeOf } from './case-place.query.js';
import {
  type CaseFilters,
  equalities,
  type ListedTables,
  matchingCases,
  openedWithin,
} from './matching-cases.query.js';

@Injectable()
export class CaseOverviews {
  readonly #db: Kysely<ListedTables>;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(CASE_OVERVIEW_CHANGES) private readonly changes: ChangeFeed,
    private readonly existence: CaseExistence,
  ) {
    this.#db = db.withTables<ListedTables>();
  }

  /**
   * The case as the read side has it, or as soon as it has reached the revision.
   *
   * @throws CaselineError `case-not-found`, or `read-side-behind` when that takes too long.
   */
  async get(caseId: string, minRevision = 0): Promise<CaseOverview> {
    return onReadSide({
      find: () => this.#find(caseId, minRevision),
      isKnown: () => this.existence.isKnown(caseId),
      notFound: caseNotFound,
      changes: this.changes,
      key: caseId,
      minRevision,
    });
  }

  /** Newest first. What is opened meanwhile moves no later page. */
  async list({ limit, cursor, ...filters }: ListCasesRequest): Promise<Page<CaseOverview>> {
    const { found, next } = await scan({
      after: placeOf(cursor),
      limit,
      candidates: (from, count) => this.#candidates(filters, from, count),
      matching: (candidates, count) => matchingCases(this.#db, candidates, filters, count),
    });
    return pageBefore(found, next);
  }

  /** The one filter that leaves the fewest cases names them, by its index. */
  async #candidates(
    filters: CaseFilters,
    after: Place | undefined,
    count: number,
  ): Promise<readonly Place[]> {
    const [narrowest] = equalities(filters);
    let query = this.#db.selectFrom('case_overviews').select(['opened_at', 'case_id']);
    if (narrowest) query = query.where(narrowest[0], '=', narrowest[1]);
    if (after) query = query.where(behind(after));
    const rows = await openedWithin(query, filters)
      .orderBy('opened_at', 'desc')
      .orderBy('case_id', 'desc')
      .limit(count)
      .execute();
    return rows.map(({ opened_at, case_id }) => ({
      openedAt: opened_at.toISOString(),
      caseId: case_id,
    }));
  }

  async #find(caseId: string, minRevision: number): Promise<CaseOverview | undefined> {
    const row = await this.#db
      .selectFrom('case_overviews')
      .select('overview')
      .where('case_id', '=', caseId)
      .where('revision', '>=', minRevision)
      .executeTakeFirst();
    return row?.overview;
  }
}
