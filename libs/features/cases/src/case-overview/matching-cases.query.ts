import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type CaseOverview } from '../case/case-overview.js';
import { type Place } from './bounded-scan.js';
import { type ListCasesRequest } from './case-overview.request.js';

export type CaseFilters = Omit<ListCasesRequest, 'limit' | 'cursor'>;

type Condition = RawBuilder<unknown>;

/** Each is served by an index that ends in the order of the list. The first ones leave the fewest cases. */
export function equalities(filters: CaseFilters): readonly (readonly [string, string])[] {
  const wanted = [
    ['customer_id', filters.customerId],
    ['account_id', filters.accountId],
    ['incident_id', filters.incidentId],
    ['assignee', filters.assignee],
    ['case_type', filters.type],
    ['status', filters.status],
  ] as const;
  return wanted.flatMap(([column, value]) =>
    value === undefined ? [] : [[column, value] as const],
  );
}

export function equal([column, value]: readonly [string, string]): Condition {
  return sql`${sql.ref(column)} = ${value}`;
}

export function openedWithin({ openedFrom, openedBefore }: CaseFilters): readonly Condition[] {
  return [
    ...(openedFrom === undefined ? [] : [sql`opened_at >= ${openedFrom}::timestamptz`]),
    ...(openedBefore === undefined ? [] : [sql`opened_at < ${openedBefore}::timestamptz`]),
  ];
}

/**
 * As rows to join, with all by which an index in the order of the list knows them: neighbours of the list are neighbours there,
 * while those of a key that begins with the id are anywhere.
 */
export function rowsFor(places: readonly Place[]): RawBuilder<unknown> {
  const ids = places.map(({ caseId }) => caseId);
  const moments = places.map(({ openedAt }) => openedAt);
  return sql`unnest(${ids}::text[], ${moments}::timestamptz[]) as candidate (id, at)`;
}

/** Which of the candidates fulfil all filters, newest first; each is one look into an index, however many cases there are. */
export async function matchingCases(
  db: Kysely<unknown>,
  candidates: readonly Place[],
  filters: CaseFilters,
  count: number,
): Promise<readonly CaseOverview[]> {
  const conditions = [
    sql`true`,
    ...equalities(filters).map(equal),
    ...openedWithin(filters),
    ...(filters.dueBefore === undefined ? [] : [dueBefore(filters.dueBefore)]),
  ];
  const { rows } = await sql<{ overview: CaseOverview }>`
    select overview from ${rowsFor(candidates)}
    join case_overviews on case_id = candidate.id and opened_at = candidate.at
    where ${sql.join(conditions, sql` and `)}
    order by opened_at desc, case_id desc limit ${count}`.execute(db);
  return rows.map(({ overview }) => overview);
}

/** By the clocks, which are rows of their own. */
function dueBefore(moment: string): Condition {
  return sql`exists (
    select from case_clocks
    where case_clocks.case_id = candidate.id and due_at < ${moment}::timestamptz
  )`;
}
