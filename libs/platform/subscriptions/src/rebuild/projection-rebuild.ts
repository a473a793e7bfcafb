import { type Kysely, sql } from 'kysely';
import { type Position } from '#platform/event-store';
import { Checkpoints } from '../checkpoints.adapter.js';
import { CheckpointMismatchError } from '../errors.js';
import { isFaultOfTheEvent } from '../fault.js';
import { ParkedEvents } from '../parked-events.adapter.js';
import { projectionName } from '../projection-digestion.js';
import { Projections } from '../projections/projections.adapter.js';
import { tablesOf } from '../subscription-tables.js';
import { compareRows, type RowComparison } from './compare-rows.js';
import { GenerationBuilder } from './generation-builder.js';
import { type RebuildOptions } from './rebuild-environment.js';
import { RebuildUnderWayError } from './rebuild-errors.js';
import { type Generation, rebuildLease, Rebuilds } from './rebuilds.adapter.js';
import { standStill, swapIn } from './swap-in.js';

export interface RebuildResult {
  /** `different`: what is served was left as it is. */
  readonly outcome: 'swapped-in' | 'different';
  readonly events: number;
  /** Undefined where there was nothing to compare with: other rows are meant, or none were served of this log. */
  readonly comparison: RowComparison | undefined;
  /** Events that had been parked, and are digested in the new rows. */
  readonly healed: number;
}

/** With fewer events between the two, what is served may stand still for the rest. */
const CLOSE = 200;
const SWAP_PATIENCE_MS = 60_000;

/**
 * Builds the rows of a projection anew from the log beside those that are served, compares the two, and swaps the new ones
 * in. Whatever ends it before, what is served is untouched.
 *
 * @throws RebuildStoppedError, RebuildUnderWayError, RebuildGoneError, SwapBlockedError
 */
export async function rebuildProjection(options: RebuildOptions): Promise<RebuildResult> {
  const { projector, takeLease, db } = options;
  const lease = await takeLease(rebuildLease(projector.name));
  if (!lease) throw new RebuildUnderWayError(projector.name);
  const signal = AbortSignal.any([options.signal, lease.lost]);
  const rebuilds = new Rebuilds(db);
  try {
    await new Projections(db).prepare(projector);
    await rebuilds.discardLeft(projector.name);
    const generation = await rebuilds.begin(projector);
    try {
      const result = await new Rebuild({ ...options, signal }, generation).run();
      if (result.outcome === 'different') await rebuilds.discard(generation);
      return result;
    } catch (error) {
      // If the database is away, whoever comes next tidies up.
      await rebuilds.discard(generation).catch(() => undefined);
      throw error;
    }
  } finally {
    await lease.release();
  }
}

class Rebuild {
  readonly #builder: GenerationBuilder;
  readonly #subscription: string;
  readonly #parked: ParkedEvents;

  constructor(
    private readonly options: RebuildOptions,
    private readonly generation: Generation,
  ) {
    this.#builder = new GenerationBuilder(options, generation);
    this.#subscription = projectionName(options.projector);
    this.#parked = new ParkedEvents(options.db);
  }

  async run(): Promise<RebuildResult> {
    const { way } = this.#builder;
    const isComparable = await this.#isComparable();
    const target = isComparable ? () => this.#served() : () => this.options.store.head();
    way.enter('loading');
    await this.#builder.load(target);
    const comparison = isComparable ? await this.#compare() : undefined;
    const { events } = way.progress;
    const isDifferent = (comparison?.differences ?? 0) > 0 && !this.options.acceptDifferences;
    if (isDifferent) return { outcome: 'different', events, comparison, healed: 0 };
    way.enter('catching up');
    await this.#builder.catchUp(await this.options.store.head());
    const healed = await this.#parked.count(this.#subscription);
    way.enter('swapping in');
    await this.#swapIn();
    return { outcome: 'swapped-in', events: way.progress.events, comparison, healed };
  }

  /** Whether rows of this version are served that come from this log. */
  async #isComparable(): Promise<boolean> {
    const { projector, store, db } = this.options;
    if ((await new Projections(db).served(projector.name)) !== projector.version) return false;
    try {
      await new Checkpoints(db).check(this.#subscription, store);
    } catch (error) {
      if (error instanceof CheckpointMismatchError) return false;
      throw error;
    }
    return (await this.#served()) !== undefined;
  }

  /** Up to where the served rows of this version have come. */
  async #served(): Promise<Position | undefined> {
    const checkpoint = await new Checkpoints(this.options.db).find(this.#subscription);
    return checkpoint?.position ?? undefined;
  }

  /** Of one position: both stand still there for as long as it takes to begin a snapshot. */
  async #compare(): Promise<RowComparison> {
    const { projector, db } = this.options;
    this.#builder.way.enter('catching up');
    while ((await this.#builder.catchUp(await this.#served())) > CLOSE);
    this.#builder.way.enter('comparing');
    const snapshot = await db.transaction().execute(async (tx) => {
      await standStill(projector.name, tx);
      await this.#builder.catchUp(await this.#served());
      return this.#snapshot();
    });
    try {
      const parked = await new ParkedEvents(snapshot).partitions(this.#subscription);
      return await compareRows(projector.table, this.generation.table, parked, snapshot);
    } finally {
      await snapshot.rollback().execute();
    }
  }

  async #snapshot() {
    const begin = this.options.db.startTransaction().setIsolationLevel('repeatable read');
    const snapshot = await begin.execute();
    // The first statement is what the snapshot is of.
    await sql`select 1`.execute(snapshot);
    return snapshot;
  }

  async #swapIn(): Promise<void> {
    const { projector, db, store, signal, swapPatienceMs = SWAP_PATIENCE_MS } = this.options;
    const logId = await store.logId();
    await swapIn({
      projector,
      generation: this.generation,
      db,
      logId,
      signal,
      patienceMs: swapPatienceMs,
      approach: async () => {
        await this.#builder.catchUp(await store.head());
      },
      complete: async (tx) => {
        const upTo = await this.#reachedByAnyVersion(logId, tx);
        try {
          return await this.#builder.complete(upTo, tx);
        } catch (error) {
          // Says which event it is.
          if (isFaultOfTheEvent(error)) await this.#builder.catchUp(upTo);
          throw error;
        }
      },
    });
  }

  /** No reader may see older rows than it has seen. */
  async #reachedByAnyVersion(logId: string, tx: Kysely<unknown>): Promise<Position | undefined> {
    const row = await tablesOf(tx)
      .selectFrom('subscription_checkpoints')
      .select((is) => is.fn.max('position').as('position'))
      .where(sql<boolean>`starts_with(subscription, ${`${this.options.projector.name}/`})`)
      .where('log_id', '=', logId)
      .executeTakeFirst();
    return row?.position ?? undefined;
  }
}
