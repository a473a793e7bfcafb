import { type Kysely, sql } from 'kysely';
import { type ProjectionTable } from '../projections/projection-table.js';

/** Where the rows that are served are not those that were built anew. Names the row, never what is in it. */
export interface RowDifference {
  readonly kind: 'missing' | 'superfluous' | 'different';
  /** The columns of its key, as `case_id=…, entry=7`. */
  readonly row: string;
  /** Of a row that is different. */
  readonly columns: readonly string[];
}

export interface RowComparison {
  readonly rows: number;
  readonly differences: number;
  /** Some of them. */
  readonly examples: readonly RowDifference[];
}

const EXAMPLES = 5;

/** Row for row, but for the rows of partitions that are parked: they stopped where the others went on. */
export async function compareRows(
  table: ProjectionTable,
  built: string,
  parked: readonly string[],
  tx: Kysely<unknown>,
): Promise<RowComparison> {
  const both = sql.join(
    table.key.map((column) => sql`${sql.ref(`served.${column}`)} = ${sql.ref(`built.${column}`)}`),
    sql` and `,
  );
  const [partition] = table.key;
  const partitionOf = sql`coalesce(${sql.ref(`served.${partition}`)}, ${sql.ref(`built.${partition}`)})`;
  const { rows } = await sql<Omit<RowDifference, 'kind'> & Flags & { readonly total: string }>`
    select
      served::text is null as is_missing,
      built::text is null as is_superfluous,
      ${sql.join(table.key.map(keyText), sql` || ', ' || `)} as row,
      array_remove(array[${sql.join(Object.keys(table.columns).map(differing))}], null) as columns,
      count(*) over () as total
    from ${sql.table(table.name)} as served
    full join ${sql.table(built)} as built on ${both}
    where served::text is distinct from built::text
      and ${partitionOf} <> all(${parked}::text[])
    limit ${EXAMPLES}`.execute(tx);
  const { rows: count } = await sql<{ count: string }>`
    select count(*) from ${sql.table(built)}`.execute(tx);
  return {
    rows: Number(count[0]?.count),
    differences: Number(rows[0]?.total ?? 0),
    examples: rows.map((found) => ({
      kind: kindOf(found),
      row: found.row,
      columns: found.is_missing || found.is_superfluous ? [] : found.columns,
    })),
  };
}

interface Flags {
  readonly is_missing: boolean;
  readonly is_superfluous: boolean;
}

function kindOf({ is_missing, is_superfluous }: Flags): RowDifference['kind'] {
  if (is_missing) return 'missing';
  return is_superfluous ? 'superfluous' : 'different';
}

function keyText(column: string) {
  const value = sql`coalesce(${sql.ref(`served.${column}`)}, ${sql.ref(`built.${column}`)})`;
  return sql`${`${column}=`}::text || ${value}`;
}

function differing(column: string) {
  const [served, built] = [sql.ref(`served.${column}`), sql.ref(`built.${column}`)];
  return sql`case when ${served}::text is distinct from ${built}::text then ${column}::text end`;
}
