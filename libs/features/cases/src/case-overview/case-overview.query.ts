import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Cursor, type Page, pageOf } from '#platform/http';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed } from '#platform/subscriptions';
import { CaseExistence } from '../case/case-existence.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { READ_SIDE_PATIENCE_MS, readSideBehind } from '../case/read-side-behind.js';
import { caseNotFound } from '../case/refusals.js';
import { type CaseClocksTables } from '../case-clock/case-clocks.table.js';
import { type CaseOverviewTables } from './case-overview.projector.js';
import { CASE_OVERVIEW_CHANGES } from './case-overview.projector.js';
import { type ListCasesRequest } from './case-overview.request.js';

@Injectable()
export class CaseOverviews {
  readonly #db: Kysely<CaseOverviewTables & CaseClocksTables>;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(CASE_OVERVIEW_CHANGES) private readonly changes: ChangeFeed,
    private readonly existence: CaseExistence,
  ) {
    this.#db = db.withTables<CaseOverviewTables & CaseClocksTables>();
  }

  /**
   * The case as the read side has it, or as soon as it has reached the revision.
   *
   * @throws CaselineError `case-not-found`, or `read-side-behind` when that takes too long.
   */
  async get(caseId: string, minRevision = 0): Promise<CaseOverview> {
    const find = () => this.#find(caseId, minRevision);
    const found = await find();
    if (found) return found;
    if (!(await this.existence.isKnown(caseId))) throw caseNotFound();
    const reached = await this.changes.until(caseId, find, READ_SIDE_PATIENCE_MS);
    if (!reached) throw readSideBehind(minRevision);
    return reached;
  }

  /** Newest first. What is opened meanwhile moves no later page. */
  async list({ limit, cursor, ...filters }: ListCasesRequest): Promise<Page<CaseOverview>> {
    let query = this.#db.selectFrom('case_overviews').select('overview');
    for (const [column, wanted] of equalities(filters)) {
      if (wanted !== undefined) query = query.where(column, '=', wanted);
    }
    const { openedFrom, openedBefore, dueBefore } = filters;
    if (openedFrom) query = query.where('opened_at', '>=', new Date(openedFrom));
    if (openedBefore) query = query.where('opened_at', '<', new Date(openedBefore));
    if (dueBefore) query = query.where('case_id', 'in', this.#dueBefore(new Date(dueBefore)));
    if (cursor !== undefined) {
      const { openedAt, caseId } = Cursor.decode(cursor, isPlace);
      query = query.where(
        sql<boolean>`(opened_at, case_id) < (${openedAt}::timestamptz, ${caseId})`,
      );
    }
    const rows = await query
      .orderBy('opened_at', 'desc')
      .orderBy('case_id', 'desc')
      .limit(limit + 1)
      .execute();
    return pageOf(rows, limit, placeOf, ({ overview }) => overview);
  }

  #dueBefore(moment: Date) {
    return this.#db.selectFrom('case_clocks').select('case_id').where('due_at', '<', moment);
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

function equalities(filters: Omit<ListCasesRequest, 'limit' | 'cursor'>) {
  return [
    ['status', filters.status],
    ['case_type', filters.type],
    ['account_id', filters.accountId],
    ['customer_id', filters.customerId],
    ['assignee', filters.assignee],
    ['incident_id', filters.incidentId],
  ] as const;
}

interface Place {
  readonly openedAt: string;
  readonly caseId: string;
}

function placeOf({ overview: { openedAt, caseId } }: { readonly overview: CaseOverview }): string {
  return Cursor.encode({ openedAt, caseId } satisfies Place);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { openedAt, caseId } = value as Partial<Record<string, unknown>>;
  if (typeof openedAt !== 'string' || typeof caseId !== 'string') return false;
  return MOMENT.test(openedAt) && !Number.isNaN(Date.parse(openedAt)) && /^[0-9a-f]+$/.test(caseId);
}
