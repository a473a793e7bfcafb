import { describe, expect, it } from '@jest/globals';
import { KeyedQueue } from './keyed-queue.js';

describe('KeyedQueue', () => {
  it('runs the tasks of a key one after the other, in the order in which they came', async () => {
    const queue = new KeyedQueue();
    const steps: string[] = [];
    const task = (name: string) => async () => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      steps.push(`${name} ends`);
    };

    await Promise.all(['a', 'b', 'c'].map((name) => queue.run('key', task(name))));

    expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('lets other keys pass', async () => {
    const queue = new KeyedQueue();
    let finish = (): void => undefined;
    const blocked = queue.run('one', () => new Promise<void>((resolve) => (finish = resolve)));

    expect(await queue.run('other', () => Promise.resolve('passed'))).toBe('passed');
    finish();
    await blocked;
  });

  it('goes on after a task that failed, and tells only its caller', async () => {
    const queue = new KeyedQueue();

    const outcomes = await Promise.allSettled([
      queue.run('key', () => Promise.reject(new Error('failed'))),
      queue.run('key', () => Promise.resolve('done')),
    ]);

    expect(outcomes).toEqual([
      { status: 'rejected', reason: new Error('failed') },
      { status: 'fulfilled', value: 'done' },
    ]);
  });
});
