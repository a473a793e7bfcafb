import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Place } from './bounded-scan.js';
import { behind } from './case-place.query.js';
import { type CaseFilters, equal, equalities, openedWithin } from './matching-cases.query.js';

/** A text has it, or a tag that the case still has; both may. */
export const STANDS = sql`stands is not null`;

/** Cases that come into question, newest first: a range of one index, of any size. */
export interface Candidates {
  readonly rows: RawBuilder<unknown>;
  /** What all of them have. */
  readonly token?: string;
}

/** Of these two a case of the past may have either, and few have both. */
const WITH_STATUS = ['assignee', 'case_type'];
/** Who is rarer is known well enough by so many. */
const COMPARED_BY = 500;

/** Those with a token. */
export function candidatesWith(token: string, filters: CaseFilters): Candidates {
  return {
    token,
    rows: rowsOf('case_search', [sql`token = ${token}`, STANDS, ...openedWithin(filters)]),
  };
}

/** Those that the narrowest filters leave for which there is an index. */
export function candidatesLeftBy(filters: CaseFilters): Candidates {
  const [first, ...others] = equalities(filters);
  const byStatus = others.filter(([column]) => column === 'status');
  const indexed = first ? [first, ...(WITH_STATUS.includes(first[0]) ? byStatus : [])] : [];
  return { rows: rowsOf('case_overviews', [...indexed.map(equal), ...openedWithin(filters)]) };
}

export async function placesOf(
  { rows: candidates }: Candidates,
  after: Place | undefined,
  count: number,
  db: Kysely<unknown>,
): Promise<readonly Place[]> {
  const { rows } = await sql<{ opened_at: Date; case_id: string }>`
    select distinct opened_at, case_id ${next(candidates, after, count)}`.execute(db);
  return rows.map(({ opened_at, case_id }) => ({
    openedAt: opened_at.toISOString(),
    caseId: case_id,
  }));
}

/** Of which there are the fewest from a place on; where all are many, those whose next ones reach back the furthest. */
export async function rarestOf(
  all: readonly [Candidates, ...Candidates[]],
  after: Place | undefined,
  db: Kysely<unknown>,
): Promise<Candidates> {
  if (all.length === 1) return all[0];
  const reaches = all.map(
    ({ rows }, index) => sql`
      select ${index}::integer as index, count(*) as cases, min(opened_at) as oldest
      from (select opened_at ${next(rows, after, COMPARED_BY)}) as compared`,
  );
  const { rows } = await sql<{ index: number }>`
    select index from (${sql.join(reaches, sql` union all `)}) as reach
    order by cases, oldest, index limit 1`.execute(db);
  return all[rows[0]?.index ?? 0] ?? all[0];
}

function rowsOf(table: string, conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`${sql.table(table)} where ${sql.join([sql`true`, ...conditions], sql` and `)}`;
}

/** In the order of the index: without it the whole table may be read. */
function next(rows: RawBuilder<unknown>, after: Place | undefined, count: number) {
  const beyond = after ? sql`and ${behind(after)}` : sql``;
  return sql`from ${rows} ${beyond} order by opened_at desc, case_id desc limit ${count}`;
}
