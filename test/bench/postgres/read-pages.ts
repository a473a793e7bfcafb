import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, type Figure, milliseconds } from '../comparison.js';
import { quantile } from '../statistics.js';
import { caseIdOf, type FilledReadSide, fillReadSide } from './filled-read-side.js';

type Read = (on: FilledReadSide, number: number) => Promise<unknown>;

const reads: Readonly<Record<string, Read>> = {
  'a case': ({ overviews, cases }, number) => overviews.get(caseIdOf(number, cases)),
  'a timeline page': ({ timelines, cases }, number) =>
    timelines.entriesAfter(caseIdOf(number, cases), 0, 51),
  'a list page, all cases': ({ overviews }) => overviews.list({ limit: 50 }),
  'a list page, two filters': ({ overviews }) =>
    overviews.list({ limit: 50, status: 'open', type: 'top-up' }),
  'a search page, a word of all cases': ({ search }) => search.search({ q: '提现', limit: 50 }),
  'a search page, a word of each hundredth': ({ search }, number) =>
    search.search({ q: `stuck word-${number % 100}`, limit: 50 }),
  'a search page, an id': ({ search }, number) =>
    search.search({ q: `transaction-${number}`, limit: 50 }),
};

/** Pages of a read side with many cases beside the same pages with few, in the same seconds. */
export async function readPages(
  postgres: BenchPostgres,
  sizes: { readonly few: number; readonly many: number; readonly times: number },
): Promise<Comparison> {
  const few = await fillReadSide(postgres, sizes.few);
  const many = await fillReadSide(postgres, sizes.many);
  const size = (cases: number) => cases.toLocaleString('en');
  return {
    beside: `the same with ${size(sizes.few)} cases, in the same seconds`,
    figures: Object.keys(reads).map((name): Figure => ({
      name: `${name} of ${size(sizes.many)} cases, p99`,
      unit: 'ms',
      bound: { atMost: 1.5 },
    })),
    measure: async () => {
      const caseline: number[] = [];
      const beside: number[] = [];
      for (const read of Object.values(reads)) {
        const [manyTook, fewTook] = await p99s(read, many, few, sizes.times);
        caseline.push(manyTook);
        beside.push(fewTook);
      }
      return { caseline, beside };
    },
    close: async () => {
      await few.close();
      await many.close();
    },
  };
}

async function p99s(
  read: Read,
  many: FilledReadSide,
  few: FilledReadSide,
  times: number,
): Promise<readonly [number, number]> {
  const took: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    for (const [index, on] of [many, few].entries()) {
      const number = 1 + Math.floor(Math.random() * on.cases);
      took[index]!.push(await milliseconds(() => read(on, number)));
    }
  }
  return [quantile(took[0], 0.99), quantile(took[1], 0.99)];
}
