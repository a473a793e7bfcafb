import { describe, expect, it } from '@jest/globals';
import { DueTimer } from './due-timer.js';

function timer(due: readonly number[], fire: (one: number) => Promise<void>) {
  const failures: unknown[] = [];
  const timer = new DueTimer<number>({
    dueAfter: (last = 0) => Promise.resolve(due.filter((one) => one > last).slice(0, 2)),
    fire,
    failed: (error) => void failures.push(error),
  });
  return { timer, failures };
}

describe('DueTimer', () => {
  it('fires all that is due, a page at a time, though some cannot be fired', async () => {
    const fired: number[] = [];
    const { timer: due, failures } = timer([1, 2, 3, 4, 5], (one) => {
      if (one < 3) return Promise.reject(new Error('poison'));
      fired.push(one);
      return Promise.resolve();
    });
    await due.look();
    expect(fired).toEqual([3, 4, 5]);
    expect(failures).toHaveLength(2);
  });

  it('looks once at a time, and again later', async () => {
    const fired: number[] = [];
    const { timer: due } = timer([1], (one) => {
      fired.push(one);
      return Promise.resolve();
    });
    await Promise.all([due.look(), due.look(), due.finished()]);
    expect(fired).toEqual([1]);
    await due.look();
    expect(fired).toEqual([1, 1]);
  });

  it('survives that nothing can be asked', async () => {
    const failures: unknown[] = [];
    const due = new DueTimer<number>({
      dueAfter: () => Promise.reject(new Error('away')),
      fire: () => Promise.resolve(),
      failed: (error) => void failures.push(error),
    });
    await due.look();
    await due.look();
    expect(failures).toHaveLength(2);
  });
});
