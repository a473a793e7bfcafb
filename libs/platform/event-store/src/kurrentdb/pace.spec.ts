import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

describe('Pace', () => {
  it('is fast from the event on that is one too many for a tenth of a second', () => {
    const { pace, after } = paced();
    after(10, 100);
    expect(pace.isFast).toBe(false);
    after(10, 1);
    expect(pace.isFast).toBe(true);
  });

  it('is not made fast by a trickle, however long it lasts', () => {
    const { pace, after } = paced();
    for (let tenth = 0; tenth < 100; tenth += 1) after(100, 90);
    expect(pace.isFast).toBe(false);
  });

  it('stays fast until hardly anything comes for a tenth of a second', () => {
    const { pace, after } = paced();
    after(10, 500);
    for (let tenth = 0; tenth < 10; tenth += 1) after(100, 50);
    expect(pace.isFast).toBe(true);
    after(50, 5);
    expect(pace.isFast).toBe(true);
    after(60, 5);
    expect(pace.isFast).toBe(false);
  });
});

function paced() {
  let now = 0;
  const pace = new Pace(() => now);
  const after = (milliseconds: number, count: number): void => {
    now += milliseconds;
    pace.note(count);
  };
  return { pace, after };
}
