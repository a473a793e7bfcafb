import { type Kysely } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { type Checkpoints, type Term } from './checkpoints.adapter.js';
import {
  type DigestionByPage,
  type PartitionOf,
  type Settle,
  type Undigested,
  Undigestible,
} from './digestion.js';
import { type Tracing } from '#platform/kernel';
import { isFaultOfTheEvent } from './fault.js';
import { faultWithin } from './fault-within.js';
import { announceChanges } from './change-feed.js';
import { Projections } from './projections/projections.adapter.js';
import { projectPage } from './projections/project-page.js';
import { type AnyProjector } from './projector.js';
import { tracedPage } from './traces/traced.js';
import { orStreamName, type Subscription } from './subscription.js';

/** Names the checkpoint and the parked events. */
export function projectionName({ name, version }: Pick<AnyProjector, 'name' | 'version'>): string {
  return `${name}/${version}`;
}

export interface ProjectionExtras {
  readonly renew?: NonNullable<Subscription['renew']>;
  /** Without it nothing is traced. */
  readonly tracing?: Tracing | undefined;
}

/** Projectors of different versions fill different rows, so each has a checkpoint of its own. */
export function projection(
  projector: AnyProjector,
  db: Kysely<unknown>,
  checkpoints: Checkpoints,
  { renew, tracing }: ProjectionExtras = {},
): Subscription {
  const partitionOf = orStreamName((event) => projector.partitionOf(event));
  return {
    name: projectionName(projector),
    filter: projector.filter,
    partitionOf,
    ...(projector.restMs !== undefined && { restMs: projector.restMs }),
    ...(renew && { renew }),
    hold: (tx) => new Projections(db).hold(projector, tx),
    digestionIn: (term) =>
      new ProjectionDigestion({ projector, partitionOf, db, checkpoints, term, tracing }),
  };
}

export interface ProjectionDigestionOptions {
  readonly projector: AnyProjector;
  readonly partitionOf: PartitionOf;
  readonly db: Kysely<unknown>;
  readonly checkpoints: Checkpoints;
  readonly term: Term;
  readonly tracing: Tracing | undefined;
}

/**
 * Rows, parked events and checkpoint of a page in one transaction. What the database forgets of it in a crash is all of
 * these together: they grow again, equal, from the log.
 */
export class ProjectionDigestion implements DigestionByPage {
  readonly by = 'page';

  constructor(private readonly options: ProjectionDigestionOptions) {}

  async digest(events: readonly RecordedEvent[], settle: Settle): Promise<readonly Undigested[]> {
    try {
      await this.#digestWhole(events, settle);
      return [];
    } catch (error) {
      if (!isFaultOfTheEvent(error)) throw error;
      return await this.#digestWhatCanBe(events, settle);
    }
  }

  /** As nearly every page is: without looking for an event at fault, which costs statements. */
  async #digestWhole(events: readonly RecordedEvent[], settle: Settle): Promise<void> {
    await this.options.db.transaction().execute(async (tx) => {
      // First, so that whoever has been fenced out finds out before it writes a row.
      await settle(tx, []);
      if (events.length > 0) await this.#project(events, tx);
      await this.#announce(events, tx);
    });
  }

  #digestWhatCanBe(
    events: readonly RecordedEvent[],
    settle: Settle,
  ): Promise<readonly Undigested[]> {
    return this.options.db.transaction().execute(async (tx) => {
      await this.options.checkpoints.hold(this.options.term, tx);
      const undigestible = new Undigestible(this.options.partitionOf);
      await this.#apply(events, undigestible, tx);
      await this.#announce(events, tx);
      await settle(tx, undigestible.events);
      return undigestible.events;
    });
  }

  /** Halves what fails until the one event is found that is at fault; the page keeps its speed. */
  async #apply(
    events: readonly RecordedEvent[],
    undigestible: Undigestible,
    tx: Kysely<unknown>,
  ): Promise<void> {
    const digestible = undigestible.sift(events);
    const [first] = digestible;
    if (!first) return;
    const fault = await faultWithin(tx, () => this.#project(digestible, tx));
    if (fault === undefined) return;
    if (digestible.length === 1) {
      undigestible.stop(first, fault);
      return;
    }
    const middle = Math.ceil(digestible.length / 2);
    await this.#apply(digestible.slice(0, middle), undigestible, tx);
    await this.#apply(digestible.slice(middle), undigestible, tx);
  }

  #project(events: readonly RecordedEvent[], tx: Kysely<unknown>): Promise<void> {
    const { projector, tracing } = this.options;
    const project = () => projectPage(projector, projector.table.name, events, tx);
    return tracing ? tracedPage(tracing, projector.name, events, project) : project();
  }

  async #announce(events: readonly RecordedEvent[], tx: Kysely<unknown>): Promise<void> {
    const { changes } = this.options.projector;
    if (changes === undefined || events.length === 0) return;
    await announceChanges(changes, [...new Set(events.map(this.options.partitionOf))], tx);
  }
}
