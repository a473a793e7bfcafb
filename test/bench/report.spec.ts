import { describe, expect, it } from '@jest/globals';
import { table } from './report.js';

const besideWhat = 'the bare client';

describe('table', () => {
  it('names what is beside once, and says of each figure whether it holds', () => {
    const rate = { caseline: 4800.4, beside: 5000, ratio: 0.96, lowest: 0.9, highest: 1.04 };
    const time = { caseline: 1.5, beside: 1, ratio: 1.5, lowest: 1.234, highest: 12 };
    const shown = table(
      [
        {
          name: 'appends',
          unit: '/s',
          bound: { atLeast: 0.9 },
          besideWhat,
          ...rate,
          holds: true,
        },
        {
          name: 'live, p50',
          unit: 'ms',
          bound: { atMost: 1.3 },
          besideWhat,
          ...time,
          holds: false,
        },
      ],
      false,
    );
    expect(shown).toBe(
      [
        '           Caseline   beside  ratio      rounds  target',
        '',
        'beside the bare client',
        'appends     4,800/s  5,000/s   0.96   0.90–1.04   ≥ 0.9  holds',
        'live, p50   1.50 ms  1.00 ms   1.50  1.23–12.00   ≤ 1.3  missed',
      ].join('\n'),
    );
  });
});
