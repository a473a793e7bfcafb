import { Cursor } from '#platform/http';
import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, type Figure, milliseconds } from '../comparison.js';
import { percentiles } from '../statistics.js';
import { idsOfCopy } from './copied-cases.js';
import { type FilledReadSide, fillReadSides } from './filled-read-side.js';
import { COMMON, MODELS, TAG, wordOf } from './model-cases.js';

/** Reads what a case of any number names. */
type Read = (on: FilledReadSide, number: number) => Promise<unknown>;

const limit = 50;
const waiting = { status: 'new', type: 'top-up' } as const;

const lists: Readonly<Record<string, Read>> = {
  'a case': ({ overviews }, number) => overviews.get(idsOfCopy(number).caseId),
  'a timeline page': ({ timelines }, number) =>
    timelines.entriesAfter(idsOfCopy(number).caseId, 0, limit + 1),
  'a list page': ({ overviews }) => overviews.list({ limit }),
  'a list page, from any case on': ({ overviews }, number) => {
    const { openedAt, caseId } = idsOfCopy(number);
    return overviews.list({ limit, cursor: Cursor.encode({ openedAt, caseId }) });
  },
  'a list page, status and type': ({ overviews }) => overviews.list({ limit, ...waiting }),
  'a list page, one account': ({ overviews }, number) =>
    overviews.list({ limit, accountId: `account-${idsOfCopy(number).account}` }),
  'a queue page': ({ queues }) => queues.waiting('money-movement', { limit }),
  'all queues': ({ queues }) => queues.states(),
};

const search =
  (
    query: (number: number) => { readonly q: string; readonly status?: 'new' | 'cancelled' },
  ): Read =>
  (on, number) =>
    on.search.search({ ...query(number), limit });

const searches: Readonly<Record<string, Read>> = {
  'search, half of all cases, Chinese': search(() => ({ q: COMMON.chinese })),
  'search, half of all cases, English': search(() => ({ q: COMMON.english })),
  'search, half of all cases, two filters': search(() => ({ q: COMMON.chinese, ...waiting })),
  'search, one in a hundred': search((number) => ({ q: `已确认 ${wordOf(number % MODELS)}` })),
  'search, one in a hundred, a filter': search((number) => ({
    q: wordOf(number % MODELS),
    status: 'cancelled',
  })),
  'search, sixty cases': search((number) => ({ q: `batch-${idsOfCopy(number).batch}` })),
  'search, sixty cases, a filter': search((number) => ({
    q: `batch-${idsOfCopy(number).batch} 确认`,
    status: 'new',
  })),
  'search, a tag, two filters': search(() => ({ q: TAG, ...waiting })),
  'search, words of no case together': search(() => ({ q: `${COMMON.chinese} answered` })),
  'search, a case number': search((number) => ({ q: idsOfCopy(number).caseNumber })),
  'search, an account': search((number) => ({ q: `account-${idsOfCopy(number).account}` })),
  'search, a transaction': search((number) => ({
    q: `transaction-${idsOfCopy(number).transaction}`,
  })),
};

const reads = { ...lists, ...searches };

interface Sizes {
  readonly few: number;
  readonly many: number;
  readonly times: number;
}

/** Pages of a read side with many cases beside the same pages with few, in the same seconds. */
export async function readPages(postgres: BenchPostgres, sizes: Sizes): Promise<Comparison> {
  const [few, many] = await fillReadSides(postgres, [sizes.few, sizes.many]);
  return comparePages(few!, many!, sizes.times);
}

export function comparePages(few: FilledReadSide, many: FilledReadSide, times: number): Comparison {
  const size = ({ cases }: FilledReadSide) => cases.toLocaleString('en');
  return {
    beside: `the same page of ${size(few)} cases, in the same seconds; Caseline: of ${size(many)}`,
    figures: Object.keys(reads).flatMap((name) =>
      ['p50', 'p99'].map((share): Figure => ({
        name: `${name}, ${share}`,
        unit: 'ms',
        bound: { atMost: 1.5 },
      })),
    ),
    measure: async () => {
      const caseline: number[] = [];
      const beside: number[] = [];
      for (const read of Object.values(reads)) {
        const took = await alternately(read, many, few, times);
        caseline.push(...percentiles(took.many));
        beside.push(...percentiles(took.few));
      }
      return { caseline, beside };
    },
    close: async () => {
      await few.close();
      await many.close();
    },
  };
}

async function alternately(read: Read, many: FilledReadSide, few: FilledReadSide, times: number) {
  const took = { many: [] as number[], few: [] as number[] };
  for (let time = 0; time < times; time += 1) {
    for (const [side, on] of Object.entries({ many, few })) {
      const number = Math.floor(Math.random() * on.cases);
      took[side as keyof typeof took].push(await milliseconds(() => read(on, number)));
    }
  }
  return took;
}
