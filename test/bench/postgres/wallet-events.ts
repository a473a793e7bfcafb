import { createPool } from '#platform/postgres';
import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, rate } from '../comparison.js';
import { startCaseline } from '../running-caseline.js';
import { untilOnTimelines } from '../wallet-event-load.js';
import { clearCopies, copyIn, nextTransaction, rowsSince } from './copied-rows.js';

/** So many wallet events over HTTP until every timeline shows them, then COPY of every row this has left. */
export async function walletEvents(postgres: BenchPostgres, count: number): Promise<Comparison> {
  const caseline = await startCaseline(postgres);
  const pool = createPool(caseline.database, { max: 1 });
  return {
    beside: 'COPY of all rows that they leave in the database',
    figures: [
      { name: 'wallet events until on the timelines', unit: '/s', bound: { atLeast: 0.2 } },
    ],
    measure: async () => {
      const transaction = await nextTransaction(pool);
      const ours = await rate(count, () => untilOnTimelines(caseline, count));
      const rows = await rowsSince(pool, transaction);
      await clearCopies(pool);
      return { caseline: [ours], beside: [await rate(count, () => copyIn(pool, rows))] };
    },
    close: async () => {
      await pool.end();
      await caseline.stop();
    },
  };
}
