import { type Kysely, sql } from 'kysely';
import { type Position, type RecordedEvent } from '#platform/event-store';
import { CopySession } from '#platform/postgres';
import { isFaultOfTheEvent } from '../fault.js';
import { projectPage } from '../projections/project-page.js';
import { addIndexes } from '../projections/projection-table.js';
import { BulkLoad } from './bulk-load.js';
import { stopAtFirstUndigestible } from './first-undigestible.js';
import { logPages } from './log-pages.js';
import { type RebuildOptions } from './rebuild-environment.js';
import { RebuildWay } from './rebuild-progress.js';
import { type Generation, Rebuilds } from './rebuilds.adapter.js';

const LOADED_PAGE = 2_000;
const CAUGHT_UP_PAGE = 1_000;
/** With so many more events at the end of a round, loading is worth another. */
const WORTH_ANOTHER_ROUND = 5_000;
const NOTE_EVERY_MS = 1_000;

/** The rows that are built beside those that are served. */
export class GenerationBuilder {
  readonly way: RebuildWay;
  readonly #rebuilds: Rebuilds;
  #last: RecordedEvent | undefined;
  #notedAt = 0;

  constructor(
    private readonly options: RebuildOptions,
    private readonly generation: Generation,
  ) {
    this.#rebuilds = new Rebuilds(options.db);
    this.way = new RebuildWay((progress) => {
      options.onProgress?.(progress);
    });
  }

  /** The last event that is in the rows. */
  get last(): RecordedEvent | undefined {
    return this.#last;
  }

  /** Loads up to a target that may move on meanwhile, then makes key, indexes and statistics. */
  async load(target: () => Promise<Position | undefined>): Promise<void> {
    const { projector, pool, db } = this.options;
    const { table } = this.generation;
    const session = await CopySession.open(pool);
    try {
      const bulk = new BulkLoad({ ...this.options, table, session });
      await this.#loadAll(bulk, target);
      this.way.enter('indexing');
      await bulk.addKey();
    } finally {
      session.close();
    }
    await addIndexes(projector.table, table, db);
    await sql`analyze ${sql.table(table)}`.execute(db);
    const reached = this.#last?.position;
    if (reached) await this.#rebuilds.advance(this.generation, undefined, reached, db);
  }

  /** Page by page, rows and position in one transaction. Answers how many events there were. */
  async catchUp(upTo: Position | undefined): Promise<number> {
    let events = 0;
    if (upTo === undefined) return events;
    for await (const page of this.#pages(this.#last?.position, upTo, CAUGHT_UP_PAGE)) {
      try {
        await this.options.db.transaction().execute((tx) => this.#add(page, tx));
      } catch (error) {
        await this.#stopWhere(error, asPages(page));
      }
      this.#last = page.at(-1);
      events += page.length;
      await this.#pass(page, upTo);
    }
    return events;
  }

  /** The rest of the way in the transaction of the swap. Answers the last event in the rows if that commits. */
  async complete(
    upTo: Position | undefined,
    tx: Kysely<unknown>,
  ): Promise<RecordedEvent | undefined> {
    let last = this.#last;
    if (upTo === undefined) return last;
    for await (const page of this.#pages(last?.position, upTo, CAUGHT_UP_PAGE)) {
      await this.#add(page, tx, last?.position);
      last = page.at(-1);
    }
    return last;
  }

  async #loadAll(bulk: BulkLoad, target: () => Promise<Position | undefined>): Promise<void> {
    for (let events = Infinity; events > WORTH_ANOTHER_ROUND;) {
      const upTo = await target();
      events = upTo === undefined ? 0 : await this.#loadUpTo(bulk, upTo);
    }
    await this.#digesting(bulk, () => bulk.flush());
  }

  async #loadUpTo(bulk: BulkLoad, upTo: Position): Promise<number> {
    let events = 0;
    const { pageSize = LOADED_PAGE } = this.options;
    for await (const page of this.#pages(this.#last?.position, upTo, pageSize)) {
      this.#last = page.at(-1);
      await this.#digesting(bulk, () => bulk.take(page));
      events += page.length;
      await this.#pass(page, upTo);
    }
    return events;
  }

  async #digesting(bulk: BulkLoad, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      const stored = await bulk.stored();
      if (isFaultOfTheEvent(error)) await bulk.addKey();
      const upTo = this.#last?.position ?? stored;
      if (upTo === undefined) throw error;
      await this.#stopWhere(error, this.#pages(stored, upTo, CAUGHT_UP_PAGE));
    }
  }

  /** @throws RebuildStoppedError, or the error as it is if it is no event's fault. */
  async #stopWhere(error: unknown, pages: AsyncIterable<readonly RecordedEvent[]>): Promise<never> {
    const { projector, db } = this.options;
    if (isFaultOfTheEvent(error)) {
      await stopAtFirstUndigestible(projector, this.generation.table, pages, db);
    }
    throw error;
  }

  async #add(
    page: readonly RecordedEvent[],
    tx: Kysely<unknown>,
    from = this.#last?.position,
  ): Promise<void> {
    const last = page.at(-1);
    if (!last) return;
    await this.#rebuilds.advance(this.generation, from, last.position, tx);
    await projectPage(this.options.projector, this.generation.table, page, tx);
  }

  async *#pages(
    after: Position | undefined,
    upTo: Position,
    size: number,
  ): AsyncGenerator<readonly RecordedEvent[]> {
    const { projector, store, signal } = this.options;
    for await (const page of logPages(store, { after, upTo, size, filter: projector.filter })) {
      signal.throwIfAborted();
      yield page;
    }
  }

  /** Tells how far it is: this process at once, others every second. */
  async #pass(page: readonly RecordedEvent[], target: Position): Promise<void> {
    this.way.pass(page, target);
    const now = performance.now();
    if (now - this.#notedAt < NOTE_EVERY_MS) return;
    this.#notedAt = now;
    await this.#rebuilds.note(this.generation, this.way.progress);
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- One page that is at hand, where pages are read.
async function* asPages(page: readonly RecordedEvent[]): AsyncGenerator<readonly RecordedEvent[]> {
  yield page;
}
