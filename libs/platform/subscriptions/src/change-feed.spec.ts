import { describe, expect, it } from '@jest/globals';
import { ChangeFeed } from './change-feed.js';

const LONG_MS = 60_000;

function feedAndNews() {
  let tell: ((payload: string | undefined) => void) | undefined;
  const feed = new ChangeFeed(
    {
      listen: (_, handler) => {
        tell = handler;
        return () => {
          tell = undefined;
        };
      },
    },
    'changes',
  );
  return {
    feed,
    announce: (payload: string | undefined) => tell?.(payload),
    isListening: () => tell !== undefined,
  };
}

describe('a change feed', () => {
  it('wakes those who wait for one of the announced keys, and nobody else', async () => {
    const { feed, announce } = feedAndNews();
    const [mine, other] = [feed.watch('b'), feed.watch('c')];
    const woken: string[] = [];
    const waiting = mine.next(undefined, LONG_MS).then(() => woken.push('b'));
    const stop = new AbortController();
    const stillWaiting = other.next(stop.signal, LONG_MS).then(() => woken.push('c'));
    announce('a,b');
    await waiting;
    await Promise.resolve();
    expect(woken).toEqual(['b']);

    stop.abort();
    await stillWaiting;
  });

  it.each(['*', undefined])('wakes everybody at %s', async (payload) => {
    const { feed, announce } = feedAndNews();
    const waiting = [
      feed.watch('a').next(undefined, LONG_MS),
      feed.watch('b').next(undefined, LONG_MS),
    ];
    announce(payload);

    await Promise.all(waiting);
  });

  it('loses no change that comes between looking and waiting', async () => {
    const { feed, announce } = feedAndNews();
    const looks: number[] = [];
    const look = () => {
      looks.push(looks.length);
      if (looks.length === 1) announce('a');
      return Promise.resolve(looks.length > 1 ? 'found' : undefined);
    };

    expect(await feed.until('a', look, LONG_MS)).toBe('found');
    expect(looks).toHaveLength(2);
  });

  it('gives up in the end', async () => {
    const { feed } = feedAndNews();

    const look = () => Promise.resolve<string | undefined>(undefined);

    expect(await feed.until('a', look, 5)).toBeUndefined();
  });

  it('listens only while somebody watches', () => {
    const { feed, isListening } = feedAndNews();
    const [first, second] = [feed.watch('a'), feed.watch('a')];
    first.close();
    expect(isListening()).toBe(true);
    second.close();

    expect(isListening()).toBe(false);
  });
});
