import { type Kysely, type Selectable, sql } from 'kysely';
import { ProjectionReplacedError } from '../errors.js';
import { type AnyProjector } from '../projector.js';
import { type ProjectionRow, tablesOf } from '../subscription-tables.js';
import { addIndexes, addKey, createTable } from './projection-table.js';

/** Which version's rows each projection serves. */
export class Projections {
  constructor(private readonly db: Kysely<unknown>) {}

  /** Makes the table of a projection that is new here. Answers the version whose rows are served. */
  async prepare(projector: AnyProjector): Promise<number> {
    const { name: projection, version, table } = projector;
    return this.db.transaction().execute(async (tx) => {
      const { numInsertedOrUpdatedRows } = await tablesOf(tx)
        .insertInto('projections')
        .values({ projection, version })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return (await this.#served(projection, tx)) ?? version;
      await createTable(table, table.name, tx);
      await addKey(table, table.name, tx);
      await addIndexes(table, table.name, tx);
      return version;
    });
  }

  /** Undefined for a projection that is new here. */
  served(projection: string): Promise<number | undefined> {
    return this.#served(projection, this.db);
  }

  list(): Promise<Selectable<ProjectionRow>[]> {
    return tablesOf(this.db).selectFrom('projections').selectAll().orderBy('projection').execute();
  }

  /**
   * Keeps the rows of this version where they are until the transaction ends.
   *
   * @throws ProjectionReplacedError when those of another are served.
   */
  async hold({ name, version }: AnyProjector, tx: Kysely<unknown>): Promise<void> {
    const { rows } = await sql<{ version: number }>`
      select version from projections where projection = ${name} for share`.execute(tx);
    const served = rows[0]?.version;
    if (served !== version) throw new ProjectionReplacedError(name, { served, ours: version });
  }

  async #served(projection: string, db: Kysely<unknown>): Promise<number | undefined> {
    const row = await tablesOf(db)
      .selectFrom('projections')
      .select('version')
      .where('projection', '=', projection)
      .executeTakeFirst();
    return row?.version;
  }
}
