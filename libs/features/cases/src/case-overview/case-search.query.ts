import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Page } from '#platform/http';
import { CaselineError } from '#platform/kernel';
import { type Database, DATABASE } from '#platform/postgres';
import { readCaseNumber } from '../case/case-number.js';
import { type CaseOverview } from '../case/case-overview.js';
import { type Place, scan } from './bounded-scan.js';
import {
  candidatesLeftBy,
  candidatesWith,
  placesOf,
  rarestOf,
  STANDS,
} from './candidates.query.js';
import { pageBefore, placeOf } from './case-place.query.js';
import { type SearchCasesRequest } from './case-search.request.js';
import { equalities, matchingCases, rowsFor } from './matching-cases.query.js';
import { tokensAskedFor } from './search-tokens.js';

@Injectable()
export class CaseSearch {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /**
   * Cases that have all that is asked for, newest first. What is rarest, a token or the filters, names the candidates; each other
   * token is a look into its index.
   */
  async search({ q, limit, cursor, ...filters }: SearchCasesRequest): Promise<Page<CaseOverview>> {
    const after = placeOf(cursor);
    const tokens = await this.#tokensFor(q);
    const [first, ...others] = tokens.map((token) => candidatesWith(token, filters));
    if (!first) throw nothingAskedFor();
    const left = equalities(filters).length > 0 ? [candidatesLeftBy(filters)] : [];
    const rarest = await rarestOf([first, ...others, ...left], after, this.db);
    const further = tokens.filter((token) => token !== rarest.token);
    const { found, next } = await scan({
      after,
      limit,
      candidates: (from, count) => placesOf(rarest, from, count, this.db),
      matching: async (candidates, count) => {
        const having = await this.#having(candidates, further);
        return having.length === 0 ? [] : matchingCases(this.db, having, filters, count);
      },
    });
    return pageBefore(found, next);
  }

  /** A word may look like a case number by chance, so it is one only when there is such a case. */
  async #tokensFor(q: string): Promise<readonly string[]> {
    const number = readCaseNumber(q)?.toLowerCase();
    if (number === undefined) return tokensAskedFor(q);
    const found = await placesOf(candidatesWith(number, {}), undefined, 1, this.db);
    return found.length > 0 ? [number] : tokensAskedFor(q);
  }

  async #having(
    candidates: readonly Place[],
    tokens: readonly string[],
  ): Promise<readonly Place[]> {
    if (tokens.length === 0) return candidates;
    const { rows } = await sql<{ id: string }>`
      select candidate.id from ${rowsFor(candidates)}
      where not exists (
        select from unnest(${tokens}::text[]) as wanted (token)
        where not exists (
          select from case_search as has
          where ${STANDS} and has.token = wanted.token and has.opened_at = candidate.at and has.case_id = candidate.id
        )
      )`.execute(this.db);
    const having = new Set(rows.map(({ id }) => id));
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
