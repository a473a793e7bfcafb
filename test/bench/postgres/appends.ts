import { appendRate } from '../append-load.js';
import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, rate } from '../comparison.js';
import { clearCopies, copyIn, nextTransaction, rowsSince } from './copied-rows.js';
import { openLog } from './log-ground.js';

export interface AppendBench {
  readonly underWay: number;
  readonly count: number;
  readonly atLeast: number;
}

/** Appends of one event each to a stream of its own, then the same rows by COPY into an equal table. */
export async function appendsBesideCopy(
  postgres: BenchPostgres,
  { underWay, count, atLeast }: AppendBench,
): Promise<Comparison> {
  const log = await openLog(postgres);
  const { store, pool } = log;
  // They grow with the log, so that both sides always have equally much to keep in order.
  await clearCopies(pool);
  return {
    beside: 'COPY of the same rows',
    figures: [
      {
        name: `appends, ${underWay.toLocaleString('en')} under way`,
        unit: '/s',
        bound: { atLeast },
      },
    ],
    measure: async () => {
      const transaction = await nextTransaction(pool);
      const ours = await appendRate((...append) => store.append(...append), underWay, count);
      const rows = await rowsSince(pool, transaction);
      return { caseline: [ours], beside: [await rate(count, () => copyIn(pool, rows))] };
    },
    close: () => log.close(),
  };
}
