import { describe, expect, it } from '@jest/globals';
import { LogHead } from './log-head.js';

const FOR_EVER = 2 ** 30;

describe('LogHead', () => {
  it('does not let anybody sleep who has not seen what came meanwhile', async () => {
    const head = new LogHead();
    head.moveTo(5);

    await head.waitBeyond(4, FOR_EVER, new AbortController().signal);
  });

  it('wakes all who sleep when the log grows, and keeps asleep who has seen that far', async () => {
    const head = new LogHead();
    const awake: string[] = [];
    const sleep = async (name: string, position: number, signal: AbortSignal): Promise<void> => {
      await head.waitBeyond(position, FOR_EVER, signal);
      awake.push(name);
    };
    const stop = new AbortController();
    head.moveTo(5);
    const sleepers = [sleep('one', 5, stop.signal), sleep('other', 5, stop.signal)];
    const ahead = sleep('ahead', 6, stop.signal);

    head.moveTo(4);
    head.moveTo(5);
    head.moveTo(6);
    await Promise.all(sleepers);
    expect(awake).toEqual(['one', 'other']);

    stop.abort();
    await ahead;
    expect(awake).toEqual(['one', 'other', 'ahead']);
  });

  it('wakes everybody when something may have been missed, and after a while anyway', async () => {
    const head = new LogHead();
    const { signal } = new AbortController();
    const sleeping = head.waitBeyond(5, FOR_EVER, signal);
    head.wakeAll();

    await sleeping;
    await head.waitBeyond(5, 1, signal);
  });

  it('forgets who has woken', async () => {
    const head = new LogHead();
    const signal = new AbortController().signal;
    let listeners = 0;
    const counting = {
      aborted: false,
      addEventListener: () => (listeners += 1),
      removeEventListener: () => (listeners -= 1),
    } as unknown as AbortSignal;

    const sleeping = head.waitBeyond(0, FOR_EVER, counting);
    expect(listeners).toBe(1);
    head.moveTo(1);
    await sleeping;
    await head.waitBeyond(0, FOR_EVER, signal);

    expect(listeners).toBe(0);
  });
});
