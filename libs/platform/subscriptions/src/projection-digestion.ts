import { type Kysely, sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { type Checkpoints, type Term } from './checkpoints.adapter.js';
import {
  type Digestion,
  type PartitionOf,
  type Settle,
  type Undigested,
  Undigestible,
} from './digestion.js';
import { describeFault, isFaultOfTheEvent } from './fault.js';
import { type ProjectionTransaction, type Projector } from './projector.js';
import { orStreamName, type Subscription } from './subscription.js';

/** Projectors of different versions fill different rows, so each has a checkpoint of its own. */
export function projection(
  projector: Projector,
  db: Kysely<unknown>,
  checkpoints: Checkpoints,
): Subscription {
  const partitionOf = orStreamName((event) => projector.partitionOf(event));
  return {
    name: `${projector.name}/${projector.version}`,
    filter: projector.filter,
    partitionOf,
    digestionIn: (term) => new ProjectionDigestion(projector, partitionOf, db, checkpoints, term),
  };
}

/** Rows, parked events and checkpoint of a page in one transaction. */
export class ProjectionDigestion implements Digestion {
  constructor(
    private readonly projector: Projector,
    private readonly partitionOf: PartitionOf,
    private readonly db: Kysely<unknown>,
    private readonly checkpoints: Checkpoints,
    private readonly term: Term,
  ) {}

  digest(events: readonly RecordedEvent[], settle: Settle): Promise<readonly Undigested[]> {
    return this.db.transaction().execute(async (tx) => {
      // First, so that whoever has been fenced out finds out before it writes a row.
      await this.checkpoints.hold(this.term, tx);
      const undigestible = new Undigestible(this.partitionOf);
      await this.#apply(events, undigestible, tx);
      await settle(tx, undigestible.events);
      return undigestible.events;
    });
  }

  /** Halves what fails until the one event is found that is at fault; the page keeps its speed. */
  async #apply(
    events: readonly RecordedEvent[],
    undigestible: Undigestible,
    tx: ProjectionTransaction,
  ): Promise<void> {
    const digestible = undigestible.sift(events);
    const [first] = digestible;
    if (!first) return;
    const fault = await this.#try(digestible, tx);
    if (fault === undefined) return;
    if (digestible.length === 1) {
      undigestible.stop(first, fault);
      return;
    }
    const middle = Math.ceil(digestible.length / 2);
    await this.#apply(digestible.slice(0, middle), undigestible, tx);
    await this.#apply(digestible.slice(middle), undigestible, tx);
  }

  async #try(
    events: readonly RecordedEvent[],
    tx: ProjectionTransaction,
  ): Promise<string | undefined> {
    await sql`savepoint digestion`.execute(tx);
    try {
      await this.projector.apply(events, tx);
    } catch (error) {
      if (!isFaultOfTheEvent(error)) throw error;
      await sql`rollback to savepoint digestion`.execute(tx);
      return describeFault(error);
    }
    await sql`release savepoint digestion`.execute(tx);
    return undefined;
  }
}
