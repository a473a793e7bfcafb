import { type Pool } from 'pg';
import { type RecordedEvent } from '#platform/event-store';
import { createPool } from '#platform/postgres';
import { type TestLog } from '#testing';
import { Checkpoints } from '../checkpoints.adapter.js';
import { ParkedEvents } from '../parked-events.adapter.js';
import { projection } from '../projection-digestion.js';
import { type ProjectionTable } from '../projections/projection-table.js';
import { type AnyProjector, type Projector } from '../projector.js';
import { type SubscriptionEnvironment, SubscriptionRunner } from '../subscription-runner.js';
import { rebuildProjection, type RebuildResult } from './projection-rebuild.js';
import { type RebuildOptions } from './rebuild-environment.js';

export interface MeterRow {
  meter: string;
  reading: number;
  value: number;
  total: number;
}

const table: ProjectionTable = {
  name: 'meter_readings',
  columns: {
    meter: { type: 'text' },
    reading: { type: 'integer' },
    value: { type: 'integer' },
    total: { type: 'integer' },
  },
  key: ['meter', 'reading'],
  indexes: [['total desc']],
  writes: 'append',
};

type Newest = Pick<MeterRow, 'reading' | 'total'>;

/** A row for each reading, with the total so far: an event that is missed, doubled or out of order shows. */
export class MeterProjector implements Projector<MeterRow, keyof Newest> {
  readonly name = 'meters';
  readonly filter = { streamPrefixes: ['meter-'] };
  readonly table = table;
  readonly needed = ['reading', 'total'] as const;

  constructor(
    readonly version = 1,
    readonly isHealed = false,
  ) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  project(newest: Newest | undefined, events: readonly RecordedEvent[]): readonly MeterRow[] {
    let total = newest?.total ?? 0;
    let reading = newest?.reading ?? -1;
    return events.map(({ streamName: meter, data }) => {
      const given = (data as { value: number }).value;
      if (given < 0 && !this.isHealed) throw new TypeError('a meter never runs backwards');
      const value = this.isHealed ? Math.min(Math.abs(given), 1_000) : given;
      total += value * this.version;
      reading += 1;
      return { meter, reading, value, total };
    });
  }
}

export const reading = (value = 1) => ({ type: 'MeterRead', data: { value } });
/** Too large for the column. */
export const TOO_LARGE = 2 ** 40;

const freely = () =>
  Promise.resolve({ lost: new AbortController().signal, release: () => Promise.resolve() });
const silent = () => undefined;

/** A log, and who projects and rebuilds on it; closed together. */
export class MeterReadings {
  readonly pool: Pool;
  readonly #runners: SubscriptionRunner[] = [];

  constructor(readonly log: TestLog) {
    this.pool = createPool(log.connectionString, { max: 20 });
  }

  start(
    projector: AnyProjector = new MeterProjector(),
    changes: Partial<SubscriptionEnvironment> = {},
  ): SubscriptionRunner {
    const checkpoints = new Checkpoints(this.log.db);
    const runner = new SubscriptionRunner(projection(projector, this.log.db, checkpoints), {
      store: this.log.store,
      checkpoints,
      parked: new ParkedEvents(this.log.db),
      takeLease: freely,
      listen: () => silent,
      log: { log: silent, warn: silent, error: silent },
      ...changes,
    });
    this.#runners.push(runner);
    runner.start();
    return runner;
  }

  rebuild(changes: Partial<RebuildOptions> = {}): Promise<RebuildResult> {
    return rebuildProjection({
      projector: new MeterProjector(),
      store: this.log.store,
      db: this.log.db,
      pool: this.pool,
      takeLease: freely,
      signal: new AbortController().signal,
      ...changes,
    });
  }

  /** In order. */
  async rows(): Promise<readonly MeterRow[]> {
    const { rows } = await this.pool.query<MeterRow>(
      'select meter, reading, value, total from meter_readings order by meter, reading',
    );
    return rows;
  }

  /** All that a rebuild has beside what is served. */
  async leftovers(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relname like 'meter_readings\\_g%'
       union all select 'row of ' || projection from projection_rebuilds`,
    );
    return rows.map(({ name }) => name);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#runners.splice(0).map((runner) => runner.stop()));
  }

  async close(): Promise<void> {
    await this.stop();
    await this.pool.end();
    await this.log.close();
  }
}
