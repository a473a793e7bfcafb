import { type Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type Position, type RecordedEvent } from '#platform/event-store';
import { copyLine, type CopySession, type CopyValue } from '#platform/postgres';
import { groupBy } from '../group-by.js';
import { newestRows, toJson, writeRows } from '../projections/projection-rows.adapter.js';
import { addKey, keyOf, type ProjectedRow } from '../projections/projection-table.js';
import { type AnyProjector } from '../projector.js';

/** Of so many partitions the newest row stays in memory; of others it is read again. */
const REMEMBERED_PARTITIONS = 20_000;
/** Rows that may be replaced yet are held back up to so many. */
const HELD_BACK_ROWS = 10_000;

export interface BulkLoadOptions {
  readonly projector: AnyProjector;
  readonly table: string;
  readonly db: Kysely<unknown>;
  readonly session: CopySession;
  readonly rememberedPartitions?: number;
  readonly heldBackRows?: number;
}

/**
 * Fills an empty table that nobody reads: folds in memory and loads with COPY, without a key for as long as no row has to
 * be found again.
 */
export class BulkLoad {
  readonly #newest: LRUCache<string, ProjectedRow>;
  readonly #heldBack = new Map<string, ProjectedRow>();
  #hasForgotten = false;
  #hasKey = false;
  #hasRows = false;
  #taken: Position | undefined;
  #stored: Position | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: BulkLoadOptions) {
    this.#newest = new LRUCache({
      max: options.rememberedPartitions ?? REMEMBERED_PARTITIONS,
      dispose: (_row, _partition, reason) => {
        if (reason === 'evict') this.#hasForgotten = true;
      },
    });
  }

  /** What is in the table amounts to the events up to here, once nothing is on its way. */
  async stored(): Promise<Position | undefined> {
    await this.#writing.catch(() => undefined);
    return this.#stored;
  }

  /** Resolves when the rows are on their way, so that meanwhile the next page can be read. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    const { projector } = this.options;
    const byPartition = groupBy(events, (event) => projector.partitionOf(event));
    const before = await this.#recall([...byPartition.keys()]);
    const rows: ProjectedRow[] = [];
    for (const [partition, theirs] of byPartition) {
      const projected = projector.project(before.get(partition), theirs) as readonly ProjectedRow[];
      const last = projected.at(-1);
      if (last) this.#newest.set(partition, pick(last, projector.needed));
      for (const row of projected) rows.push(row);
    }
    this.#taken = events.at(-1)?.position;
    if (projector.table.writes === 'append') await this.#write(rows);
    else await this.#holdBack(rows);
  }

  /** Until everything is in the table. */
  async flush(): Promise<void> {
    const rows = [...this.#heldBack.values()];
    this.#heldBack.clear();
    await this.#write(rows);
    await this.#writing;
  }

  async addKey(): Promise<void> {
    if (this.#hasKey) return;
    const { projector, table, db } = this.options;
    await addKey(projector.table, table, db);
    this.#hasKey = true;
  }

  async #recall(partitions: readonly string[]): Promise<ReadonlyMap<string, ProjectedRow>> {
    const before = new Map<string, ProjectedRow>();
    for (const partition of partitions) {
      const row = this.#newest.get(partition);
      if (row) before.set(partition, row);
    }
    if (!this.#hasForgotten || before.size === partitions.length) return before;
    await this.flush();
    await this.addKey();
    const { projector, table, db } = this.options;
    const missing = partitions.filter((partition) => !before.has(partition));
    const wanted = { partitions: missing, columns: projector.needed };
    const found = await newestRows(projector.table, table, wanted, db);
    return new Map([...before, ...found]);
  }

  async #holdBack(rows: readonly ProjectedRow[]): Promise<void> {
    const { table } = this.options.projector;
    for (const row of rows) this.#heldBack.set(keyOf(table, row), row);
    if (this.#heldBack.size >= (this.options.heldBackRows ?? HELD_BACK_ROWS)) await this.flush();
  }

  async #write(rows: readonly ProjectedRow[]): Promise<void> {
    const { projector, table, db, session } = this.options;
    const mayReplace = projector.table.writes === 'replace' && this.#hasRows;
    // Made while the rows before are still on their way.
    const lines = mayReplace ? [] : this.#linesOf(rows);
    const through = this.#taken;
    await this.#writing;
    if (rows.length === 0) return;
    if (mayReplace) await this.addKey();
    const write = mayReplace
      ? writeRows(projector.table, table, rows, db)
      : session.copy(table, Object.keys(projector.table.columns), lines);
    this.#writing = write.then(() => {
      this.#stored = through;
    });
    this.#hasRows = true;
    // Whoever waits for it is told.
    this.#writing.catch(() => undefined);
  }

  #linesOf(rows: readonly ProjectedRow[]): readonly string[] {
    const columns = Object.entries(this.options.projector.table.columns);
    return rows.map((row) =>
      copyLine(
        columns.map(([column, { type }]) =>
          type === 'json' ? toJson(row[column]) : ((row[column] ?? null) as CopyValue),
        ),
      ),
    );
  }
}

function pick(row: ProjectedRow, columns: readonly string[]): ProjectedRow {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
