import { type Kysely, type Selectable, sql } from 'kysely';
import { type Position } from '#platform/event-store';
import { type TakeLease } from '../lease.js';
import { createTable } from '../projections/projection-table.js';
import { type AnyProjector } from '../projector.js';
import { type ProjectionRebuildRow, tablesOf } from '../subscription-tables.js';
import { RebuildGoneError } from './rebuild-errors.js';
import { type RebuildProgress } from './rebuild-progress.js';

/** One rebuild. Its number is never used again, so that a process that was believed dead does no harm. */
export interface Generation {
  readonly number: string;
  readonly projection: string;
  readonly table: string;
}

/** The rebuilds that are under way, and what killed ones have left behind. */
export class Rebuilds {
  constructor(private readonly db: Kysely<unknown>) {}

  list(): Promise<Selectable<ProjectionRebuildRow>[]> {
    return tablesOf(this.db).selectFrom('projection_rebuilds').selectAll().execute();
  }

  async begin({ name, version, table }: AnyProjector): Promise<Generation> {
    return this.db.transaction().execute(async (tx) => {
      const { generation } = await tablesOf(tx)
        .insertInto('projection_rebuilds')
        .values({ projection: name, version, phase: 'loading', table_name: '', position: null })
        .returning('generation')
        .executeTakeFirstOrThrow();
      const generationTable = `${table.name}_g${generation}`;
      await tablesOf(tx)
        .updateTable('projection_rebuilds')
        .set({ table_name: generationTable })
        .where('generation', '=', generation)
        .execute();
      await createTable(table, generationTable, tx);
      return { number: generation, projection: name, table: generationTable };
    });
  }

  async note({ number }: Generation, { phase, events, share }: RebuildProgress): Promise<void> {
    await tablesOf(this.db)
      .updateTable('projection_rebuilds')
      .set({ phase, events: String(events), share })
      .where('generation', '=', number)
      .execute();
  }

  /** @throws RebuildGoneError when the rebuild was given up, or is not where it is believed to be. */
  async advance(
    { number, projection }: Generation,
    from: Position | undefined,
    to: Position,
    tx: Kysely<unknown>,
  ): Promise<void> {
    const { numUpdatedRows } = await tablesOf(tx)
      .updateTable('projection_rebuilds')
      .set({ position: to })
      .where('generation', '=', number)
      .where('position', 'is not distinct from', from ?? null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) throw new RebuildGoneError(projection);
  }

  async discard({ number, table }: Generation): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      await tablesOf(tx)
        .deleteFrom('projection_rebuilds')
        .where('generation', '=', number)
        .execute();
      await sql`drop table if exists ${sql.table(table)}`.execute(tx);
    });
  }

  /** Tidies up after rebuilds whose process is gone. Answers their projections. */
  async sweep(takeLease: TakeLease): Promise<readonly string[]> {
    const swept: string[] = [];
    for (const { projection } of await this.list()) {
      const lease = await takeLease(rebuildLease(projection));
      if (!lease) continue;
      try {
        await this.discardLeft(projection);
        swept.push(projection);
      } finally {
        await lease.release();
      }
    }
    return swept;
  }

  /** Only with the lease: then nobody works on it. */
  async discardLeft(projection: string): Promise<void> {
    for (const left of await this.list()) {
      if (left.projection !== projection) continue;
      await this.discard({ number: left.generation, projection, table: left.table_name });
    }
  }
}

export function rebuildLease(projection: string): string {
  return `rebuild ${projection}`;
}
