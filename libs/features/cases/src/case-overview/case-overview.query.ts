import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { type Page } from '#platform/http';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed } from '#platform/subscriptions';
import { CaseExistence } from '../case/case-existence.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { onReadSide } from '../case/read-side-behind.js';
import { caseNotFound } from '../case/refusals.js';
import { scan } from './bounded-scan.js';
import { candidatesLeftBy, placesOf } from './candidates.query.js';
import { CASE_OVERVIEW_CHANGES, type CaseOverviewTables } from './case-overview.projector.js';
import { type ListCasesRequest } from './case-overview.request.js';
import { pageBefore, placeOf } from './case-place.query.js';
import { matchingCases } from './matching-cases.query.js';

@Injectable()
export class CaseOverviews {
  readonly #db: Kysely<CaseOverviewTables>;

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CASE_OVERVIEW_CHANGES) private readonly changes: ChangeFeed,
    private readonly existence: CaseExistence,
  ) {
    this.#db = db.withTables<CaseOverviewTables>();
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
    const candidates = candidatesLeftBy(filters);
    const { found, next } = await scan({
      after: placeOf(cursor),
      limit,
      candidates: (from, count) => placesOf(candidates, from, count, this.db),
      matching: (some, count) => matchingCases(this.db, some, filters, count),
    });
    return pageBefore(found, next);
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
