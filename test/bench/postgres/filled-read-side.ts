import { CaseOverviews, CaseSearch, CaseTimelines, QueueCases, queues } from '#features/cases';
import { createDatabase, createPool, Notifications } from '#platform/postgres';
import { ChangeFeed } from '#platform/subscriptions';
import { eventually } from '../../processes/eventually.js';
import { type BenchPostgres } from '../bench-postgres.js';
import { startCaseline } from '../running-caseline.js';
import { copyCases } from './copied-cases.js';
import { openModelCases } from './model-cases.js';

/** A read side with so many cases, and its queries. */
export interface FilledReadSide {
  readonly cases: number;
  readonly overviews: CaseOverviews;
  readonly timelines: CaseTimelines;
  readonly queues: QueueCases;
  readonly search: CaseSearch;
  close(): Promise<void>;
}

/** One for each size, all with copies of the same model cases. */
export async function fillReadSides(
  postgres: BenchPostgres,
  sizes: readonly number[],
): Promise<readonly FilledReadSide[]> {
  const caseline = await startCaseline(postgres);
  const models = await openModelCases(caseline.agent);
  await eventually('the read side has all of the model cases', () => caughtUp(caseline.database));
  await caseline.stop();
  const filled: FilledReadSide[] = [];
  for (const cases of sizes) {
    const database = await postgres.createDatabase(caseline.database);
    const pool = createPool(database, { max: 2 });
    await copyCases(pool, models, cases);
    await pool.end();
    filled.push(openReadSide(database, cases));
  }
  return filled;
}

export function openReadSide(database: string, cases: number): FilledReadSide {
  const notifications = new Notifications(database);
  const changes = new ChangeFeed(notifications, 'bench');
  const db = createDatabase(createPool(database, { max: 2 }));
  const nobodyAsks = { isKnown: () => Promise.resolve(false) } as never;
  return {
    cases,
    overviews: new CaseOverviews(db, changes, nobodyAsks),
    timelines: new CaseTimelines(db, changes, nobodyAsks),
    queues: new QueueCases(db, queues),
    search: new CaseSearch(db),
    close: async () => {
      await notifications.close();
      await db.destroy();
    },
  };
}

/** What is read here has seen all cases, and what follows their clocks has seen what came of that. */
async function caughtUp(database: string): Promise<true | undefined> {
  const pool = createPool(database, { max: 1 });
  try {
    const { rows } = await pool.query<{ there: boolean }>(
      `select bool_and(position::bigint >= head.cases) and max(position::bigint) = head.events as there
       from subscription_checkpoints, (
         select max(position) filter (where category = 'case') as cases, max(position) as events from events
       ) as head
       where subscription ~ '^(case-(overview|search|timeline|clocks)/|sla-clocks$)'
       group by head.cases, head.events`,
    );
    return rows[0]?.there === true ? true : undefined;
  } finally {
    await pool.end();
  }
}
