import path from 'node:path';
import { PostgresEventStore } from '#platform/event-store';
import { createPool } from '#platform/postgres';
import { CaselineProcess, environmentOf } from '../../processes/caseline-process.js';
import { eventually } from '../../processes/eventually.js';
import { newHome, removeHome } from '../../processes/temporary-home.js';
import { type BenchPostgres } from '../bench-postgres.js';
import { appendCases } from '../case-history.js';
import { type Comparison, rate } from '../comparison.js';
import { clearCopies, copyIn, rowsOf } from './copied-rows.js';
import { runMeasured } from './measured-process.js';

const PROJECTIONS = path.resolve('dist/apps/standalone/src/projections.js');
const MOST_MB = 150;

/** The timeline is built anew from so many events, compared with the served one and swapped in. */
export async function rebuild(postgres: BenchPostgres, events: number): Promise<Comparison> {
  const few = await Installation.create(postgres, events / 10);
  const many = await Installation.create(postgres, events);
  return {
    beside: 'reading the same events and COPY of the same rows; memory: what is said there',
    figures: [
      {
        name: `rebuild of the timeline, ${events.toLocaleString('en')} events`,
        unit: '/s',
        bound: { atLeast: 0.4 },
      },
      { name: `its memory, beside idle + ${MOST_MB} MB`, unit: 'MB', bound: { atMost: 1 } },
      { name: 'its memory, beside a tenth of the events', unit: 'MB', bound: { atMost: 1.2 } },
    ],
    measure: async () => {
      const { peak: peakOfFew } = await few.rebuild();
      const { perSecond, idle, peak } = await many.rebuild();
      const bare = await many.bareRate();
      return { caseline: [perSecond, peak, peak], beside: [bare, idle + MOST_MB, peakOfFew] };
    },
    close: async () => {
      await few.remove();
      await many.remove();
    },
  };
}

/** A database with a history whose timelines are served. */
class Installation {
  private constructor(
    private readonly home: string,
    private readonly database: string,
    private readonly events: number,
  ) {}

  static async create(postgres: BenchPostgres, events: number): Promise<Installation> {
    const home = await newHome('bench');
    const database = await postgres.createDatabase();
    const settings = { home, DATABASE_URL: database, LOG_LEVEL: 'warn' };
    // Makes the tables, and then the timelines.
    await (await CaselineProcess.start(settings)).terminate();
    await withStore(database, (store) => appendCases(store, events));
    // It is not ready before its projections have caught up, which takes minutes here.
    const caseline = CaselineProcess.spawn(settings);
    const pool = createPool(database, { max: 1 });
    try {
      const areThere = async () => {
        const { rows } = await pool.query<{ entries: string }>(
          'select count(*) as entries from case_timeline',
        );
        return Number(rows[0]?.entries) >= events ? true : undefined;
      };
      await eventually('all timelines are there', areThere, 300_000);
    } finally {
      await pool.end();
      await caseline.terminate();
    }
    return new Installation(home, database, events);
  }

  async rebuild() {
    const { home, database } = this;
    const env = environmentOf({ home, DATABASE_URL: database, LOG_LEVEL: 'warn' });
    const command = [PROJECTIONS, 'rebuild', 'case-timeline', '--json'];
    const { output, idle, peak } = await runMeasured(command, env, 'loading');
    const { seconds, events } = JSON.parse(output) as { seconds: number; events: number };
    if (events < this.events) throw new Error(`${events} of ${this.events} events were rebuilt.`);
    return { perSecond: events / seconds, idle, peak };
  }

  /** Events a second when they are only read, and the rows they amount to only written. */
  async bareRate(): Promise<number> {
    const pool = createPool(this.database);
    try {
      const rows = await rowsOf(pool, 'case_timeline');
      await clearCopies(pool);
      return await rate(this.events, async () => {
        await withStore(this.database, async (store) => {
          const filter = { streamPrefixes: ['case-'] };
          for await (const event of store.readAll({ filter })) if (event.revision < 0) return;
        });
        await copyIn(pool, [rows]);
      });
    } finally {
      await pool.end();
    }
  }

  remove(): Promise<void> {
    return removeHome(this.home);
  }
}

async function withStore<T>(
  database: string,
  work: (store: PostgresEventStore) => Promise<T>,
): Promise<T> {
  const pool = createPool(database);
  const store = await PostgresEventStore.open({ pool });
  try {
    return await work(store);
  } finally {
    await store.close();
    await pool.end();
  }
}
