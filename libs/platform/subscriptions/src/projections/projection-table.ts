import { type Kysely, type RawBuilder, sql } from 'kysely';

export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'json';

export interface Column {
  readonly type: ColumnType;
  readonly nullable?: true;
}

/** Of the rows only that have the column: what few of many rows have is found at the same cost, however many there are. */
export interface PartialIndex {
  readonly columns: readonly string[];
  readonly whereHas: string;
}

/** A row of any projection, by column. */
export type ProjectedRow = Readonly<Record<string, unknown>>;

/**
 * The table that a projection fills, as data: so that it can be made again beside the one that is read, its key and
 * indexes after the rows, and compared with it. Text compares by its code points, whatever language the database speaks.
 */
export interface ProjectionTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** The first column holds the partition. In the order of the key, the last row of a partition is its newest. */
  readonly key: readonly [string, ...string[]];
  /** Columns of each further index, as SQL has them: `opened_at desc`. */
  readonly indexes?: readonly (readonly string[] | PartialIndex)[];
  /** `append`: a row is written once. `replace`: a row takes the place of the one with its key. */
  readonly writes: 'append' | 'replace';
}

/** Tells the rows of a table apart; no column of a key holds U+0000. */
export function keyOf({ key }: ProjectionTable, row: ProjectedRow): string {
  return key.map((column) => row[column]).join('\u0000');
}

/** Without key and indexes, which cost less when the rows are there. */
export async function createTable(
  { columns }: ProjectionTable,
  name: string,
  db: Kysely<unknown>,
): Promise<void> {
  const definitions = Object.entries(columns).map(([column, { type, nullable }]) => {
    const collation = type === 'text' ? ' collate "C"' : '';
    const constraint = nullable ? '' : ' not null';
    return sql`${sql.ref(column)} ${sql.raw(type + collation + constraint)}`;
  });
  await sql`create table ${sql.table(name)} (${sql.join(definitions)})`.execute(db);
}

export async function addKey(
  { key }: ProjectionTable,
  name: string,
  db: Kysely<unknown>,
): Promise<void> {
  await sql`alter table ${sql.table(name)} add primary key (${columnList(key)})`.execute(db);
}

export async function addIndexes(
  { indexes = [] }: ProjectionTable,
  name: string,
  db: Kysely<unknown>,
): Promise<void> {
  for (const index of indexes) {
    const { columns, whereHas } = 'columns' in index ? index : { columns: index };
    const condition = whereHas === undefined ? sql`` : sql`where ${sql.ref(whereHas)} is not null`;
    const list = sql.raw(columns.join(', '));
    await sql`create index on ${sql.table(name)} (${list}) ${condition}`.execute(db);
  }
}

export function columnList(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}
