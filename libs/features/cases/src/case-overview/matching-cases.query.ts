import { type Kysely, type SelectQueryBuilder } from 'kysely';
import { type CaseClocksTables } from '../case-clock/case-clocks.table.js';
import { type CaseOverview } from '../case/case-overview.js';
import { type Place } from './bounded-scan.js';
import { type CaseOverviewTables } from './case-overview.projector.js';
import { type ListCasesRequest } from './case-overview.request.js';

export type CaseFilters = Omit<ListCasesRequest, 'limit' | 'cursor'>;

/** With the clocks, by which a list may ask for what is due. */
export type ListedTables = CaseOverviewTables & CaseClocksTables;

type CaseQuery<Selected> = SelectQueryBuilder<ListedTables, 'case_overviews', Selected>;

/** Each has an index that ends in the order of the list. The first ones leave the fewest cases. */
export function equalities(filters: CaseFilters) {
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

export function openedWithin<Selected>(
  query: CaseQuery<Selected>,
  { openedFrom, openedBefore }: CaseFilters,
): CaseQuery<Selected> {
  let narrowed = query;
  if (openedFrom) narrowed = narrowed.where('opened_at', '>=', new Date(openedFrom));
  if (openedBefore) narrowed = narrowed.where('opened_at', '<', new Date(openedBefore));
  return narrowed;
}

/** Which of the candidates fulfil all filters, newest first; each is one look into the key. */
export async function matchingCases(
  db: Kysely<ListedTables>,
  candidates: readonly Place[],
  filters: CaseFilters,
  count: number,
): Promise<readonly CaseOverview[]> {
  const ids = candidates.map(({ caseId }) => caseId);
  let query = db.selectFrom('case_overviews').select('overview').where('case_id', 'in', ids);
  for (const [column, value] of equalities(filters)) query = query.where(column, '=', value);
  if (filters.dueBefore) {
    const due = db.selectFrom('case_clocks').select('case_id').where('case_id', 'in', ids);
    query = query.where('case_id', 'in', due.where('due_at', '<', new Date(filters.dueBefore)));
  }
  const rows = await openedWithin(query, filters)
    .orderBy('opened_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(count)
    .execute();
  return rows.map(({ overview }) => overview);
}
