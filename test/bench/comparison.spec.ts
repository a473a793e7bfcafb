import { describe, expect, it } from '@jest/globals';
import { compare, type Comparison, type Figure, inTurn } from './comparison.js';

const appends: Figure = { name: 'appends', unit: '/s', bound: { atLeast: 0.9 } };
const latency: Figure = { name: 'latency', unit: 'ms', bound: { atMost: 1.3 } };

function comparing(...rounds: readonly (readonly number[])[]): Comparison {
  return {
    beside: 'the bare client',
    figures: [appends, latency],
    measure: (round) => {
      const [a, b, c, d] = rounds[round]!;
      return Promise.resolve({ caseline: [a!, b!], beside: [c!, d!] });
    },
    close: () => Promise.resolve(),
  };
}

describe('compare', () => {
  it('takes medians, leaves the warm-up out and shows the spread of the rounds', async () => {
    const done: number[] = [];
    const results = await compare(
      comparing([1, 1, 99, 99], [80, 2, 100, 2], [95, 3, 100, 2], [120, 2, 100, 2]),
      3,
      (round) => done.push(round),
    );
    expect(done).toEqual([1, 2, 3]);
    expect(results).toMatchObject([
      { caseline: 95, beside: 100, ratio: 0.95, lowest: 0.8, highest: 1.2, holds: true },
      { caseline: 2, beside: 2, ratio: 1, lowest: 1, highest: 1.5, holds: true },
    ]);
  });

  it('says which bound is missed, each in its own direction', async () => {
    const results = await compare(comparing([1, 1, 1, 1], [80, 1.4, 100, 1]), 1, () => undefined);
    expect(results.map(({ holds }) => holds)).toEqual([false, false]);
  });
});

describe('inTurn', () => {
  it('lets each go first every other round', async () => {
    const order: string[] = [];
    const note = (who: string) => () => Promise.resolve([order.push(who)]);
    const first = await inTurn(1, note('caseline'), note('beside'));
    const second = await inTurn(2, note('caseline'), note('beside'));
    expect(order).toEqual(['caseline', 'beside', 'beside', 'caseline']);
    expect([first, second]).toEqual([
      { caseline: [1], beside: [2] },
      { caseline: [4], beside: [3] },
    ]);
  });
});
