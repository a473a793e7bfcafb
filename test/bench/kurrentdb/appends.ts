import { appendRate } from '../append-load.js';
import { type Comparison, inTurn } from '../comparison.js';
import { type Ground } from './ground.js';

/** One event each to a stream of its own, so many of them under way at any time. */
export function appends({ store, bare }: Ground, underWay: number, count: number): Comparison {
  return {
    beside: 'appendToStream of the bare client',
    figures: [
      {
        name: `appends, ${underWay.toLocaleString('en')} under way`,
        unit: '/s',
        bound: { atLeast: 0.9 },
      },
    ],
    measure: (round) =>
      inTurn(
        round,
        async () => [await appendRate((...append) => store.append(...append), underWay, count)],
        async () => [await appendRate((...append) => bare.append(...append), underWay, count)],
      ),
    close: () => Promise.resolve(),
  };
}
