import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { type Page } from '#platform/http';
import { CaselineError } from '#platform/kernel';
import { type Database, DATABASE } from '#platform/postgres';
import { readCaseNumber } from '../case/case-number.js';
import { type CaseOverview } from '../case/case-overview.js';
import { type Place, scan } from './bounded-scan.js';
import { type CaseOverviewTables } from './case-overview.projector.js';
import { behind, pageBefore, placeOf } from './case-place.query.js';
import { type CaseSearchRow } from './case-search.projector.js';
import { type SearchCasesRequest } from './case-search.request.js';
import { type CaseFilters, type ListedTables, matchingCases } from './matching-cases.query.js';
import { tokensAskedFor } from './search-tokens.js';

// A type, as `withTables` takes no interface.
type CaseSearchTables = CaseOverviewTables & { case_search: CaseSearchRow };

/** Which token is the rarest is known well enough when it is counted up to here. */
const COUNTED_UP_TO = 500;

@Injectable()
export class CaseSearch {
  readonly #db: Kysely<CaseSearchTables>;
  readonly #listed: Kysely<ListedTables>;

  constructor(@Inject(DATABASE) db: Database) {
    this.#db = db.withTables<CaseSearchTables>();
    this.#listed = db.withTables<ListedTables>();
  }

  /**
   * Cases that have all that is asked for, newest first. The rarest token names the candidates; each other one is a look into the
   * key.
   */
  async search({ q, limit, cursor, ...filters }: SearchCasesRequest): Promise<Page<CaseOverview>> {
    const after = placeOf(cursor);
    const tokens = await this.#tokensFor(q);
    if (tokens.length === 0) throw nothingAskedFor();
    const [rarest, ...others] = await this.#rarestFirst(tokens);
    if (rarest === undefined) return pageBefore([], undefined);
    const { found, next } = await scan({
      after,
      limit,
      candidates: (from, count) => this.#candidates(rarest, filters, from, count),
      matching: async (candidates, count) => {
        const having = await this.#having(candidates, others);
        return having.length === 0 ? [] : matchingCases(this.#listed, having, filters, count);
      },
    });
    return pageBefore(found, next);
  }

  /** A word may look like a case number by chance, so it is one only when there is such a case. */
  async #tokensFor(q: string): Promise<readonly string[]> {
    const number = readCaseNumber(q)?.toLowerCase();
    if (number === undefined) return tokensAskedFor(q);
    const found = await this.#candidates(number, {}, undefined, 1);
    return found.length > 0 ? [number] : tokensAskedFor(q);
  }

  /** None when a token is nowhere. The order is that of the index: without it the whole table may be read. */
  async #rarestFirst(tokens: readonly string[]): Promise<readonly string[]> {
    if (tokens.length === 1) return tokens;
    const { rows } = await sql<{ token: string; cases: number }>`
      select wanted.token, counted.cases
      from unnest(${tokens}::text[]) with ordinality as wanted (token, place)
      cross join lateral (
        select count(*)::int as cases from (
          select 1 from case_search where case_search.token = wanted.token
          order by opened_at desc, case_id desc limit ${COUNTED_UP_TO}
        ) as capped
      ) as counted
      order by counted.cases, wanted.place`.execute(this.#db);
    return rows[0]?.cases === 0 ? [] : rows.map(({ token }) => token);
  }

  async #candidates(
    token: string,
    { openedFrom, openedBefore }: CaseFilters,
    after: Place | undefined,
    count: number,
  ): Promise<readonly Place[]> {
    let query = this.#db
      .selectFrom('case_search')
      .select(['opened_at', 'case_id'])
      .where('token', '=', token);
    if (openedFrom) query = query.where('opened_at', '>=', new Date(openedFrom));
    if (openedBefore) query = query.where('opened_at', '<', new Date(openedBefore));
    if (after) query = query.where(behind(after));
    const rows = await query
      .orderBy('opened_at', 'desc')
      .orderBy('case_id', 'desc')
      .limit(count)
      .execute();
    return rows.map(({ opened_at, case_id }) => ({
      openedAt: opened_at.toISOString(),
      caseId: case_id,
    }));
  }

  async #having(
    candidates: readonly Place[],
    tokens: readonly string[],
  ): Promise<readonly Place[]> {
    if (tokens.length === 0) return candidates;
    const { rows } = await sql<{ case_id: string }>`
      select candidate.case_id
      from unnest(${candidates.map(({ caseId }) => caseId)}::text[]) as candidate (case_id)
      where not exists (
        select 1 from unnest(${tokens}::text[]) as wanted (token)
        where not exists (
          select 1 from case_search as has
          where has.case_id = candidate.case_id and has.token = wanted.token
        )
      )`.execute(this.#db);
    const having = new Set(rows.map(({ case_id }) => case_id));
    return candidates.filter(({ caseId }) => having.has(caseId));
  }
}

function nothingAskedFor(): CaselineError {
  return new CaselineError(
    'malformed',
    'nothing-to-search',
    'There is no word in `q`. Give a case number, an id, or words of a text.',
  );
}
