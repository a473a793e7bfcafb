import { type Kysely } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { groupBy } from '../group-by.js';
import { type AnyProjector } from '../projector.js';
import { newestRows, writeRows } from './projection-rows.adapter.js';
import { keyOf, type ProjectedRow } from './projection-table.js';

/** Writes what the events amount to, all of them or none (it throws): one read and one write, however many they are. */
export async function projectPage(
  projector: AnyProjector,
  table: string,
  events: readonly RecordedEvent[],
  tx: Kysely<unknown>,
): Promise<void> {
  const byPartition = groupBy(events, (event) => projector.partitionOf(event));
  const partitions = [...byPartition.keys()];
  const wanted = { partitions, columns: projector.needed };
  const newest = await newestRows(projector.table, table, wanted, tx);
  const rows = [...byPartition].flatMap(([partition, theirs]) =>
    lastOfEachKey(projector, projector.project(newest.get(partition), theirs)),
  );
  await writeRows(projector.table, table, rows, tx);
}

/** A statement may replace a row once; of an appended row that comes twice the database has to hear. */
export function lastOfEachKey(
  { table }: AnyProjector,
  rows: readonly object[],
): readonly ProjectedRow[] {
  const projected = rows as readonly ProjectedRow[];
  if (table.writes === 'append' || projected.length < 2) return projected;
  const byKey = new Map(projected.map((row) => [keyOf(table, row), row]));
  return [...byKey.values()];
}
