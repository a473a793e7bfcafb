import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type LogSource, SharedFeed } from './live-feed.js';

/** The server is not what is looked at here: who asks it, and when nobody does any more. */
function source(page: LogSource['page']): LogSource & { started: number } {
  return {
    started: 0,
    serverEnd() {
      this.started += 1;
      return Promise.resolve(undefined);
    },
    page,
    goLive: () => {
      throw new TypeError('Nobody goes live here.');
    },
  };
}

describe('SharedFeed', () => {
  it('is one feed for all, and asks the server for nothing when the last has left', async () => {
    let pages = 0;
    const log = source(async () => {
      pages += 1;
      await wait(1);
      return { events: [], last: false };
    });
    const shared = new SharedFeed(log);
    const [one, other] = await Promise.all([shared.join(), shared.join()]);
    expect(other).toBe(one);

    one.leave();
    await wait(10);
    expect(one.isOver).toBe(false);
    const before = pages;
    await wait(10);
    expect(pages).toBeGreaterThan(before);

    one.leave();
    expect(one.isOver).toBe(true);
    await wait(10);
    const after = pages;
    await wait(30);
    expect(pages).toBe(after);

    const next = await shared.join();
    expect(next).not.toBe(one);
    next.leave();
    expect(log.started).toBe(2);
  });

  it('tells all who follow it of its failure, and begins anew for whoever comes then', async () => {
    const failure = new Error('away');
    let fails = false;
    const shared = new SharedFeed(
      source(async () => {
        await wait(1);
        if (fails) throw failure;
        return { events: [], last: false };
      }),
    );
    const feed = await shared.join();
    const { signal } = new AbortController();
    const changes = [feed.change(feed.version, signal), feed.change(feed.version, signal)];

    fails = true;

    for (const change of changes) await expect(change).rejects.toBe(failure);
    // One who was at work meanwhile finds out when he comes back.
    await expect(feed.change(feed.version - 1, signal)).rejects.toBe(failure);
    // One who was on his way when it failed has seen no version but the last: nothing more would wake him.
    const told = Promise.race([feed.change(feed.version, signal), wait(500)]);
    await expect(told).rejects.toBe(failure);
    fails = false;
    const next = await shared.join();
    expect(next).not.toBe(feed);
    next.leave();
  });
});
