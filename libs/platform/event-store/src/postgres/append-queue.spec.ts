import { describe, expect, it } from '@jest/globals';
import { EventStoreBusyError, EventStoreUnavailableError } from '../errors.js';
import { type AppendResult, type Position } from '../event-store.js';
import { AppendQueue, type AppendQueueLimits, type PendingAppend } from './append-queue.js';

const LIMITS: AppendQueueLimits = {
  waiting: 100,
  eventsPerGroup: 10,
  charactersPerGroup: 1_000,
  groupsAtOnce: 1,
};

describe('AppendQueue', () => {
  it('commits what waits together, and answers each its own', async () => {
    const { queue, groups } = recording();

    const results = await Promise.all(['a', 'b', 'c'].map((name) => queue.append(append(name))));

    expect(groups).toEqual([['a', 'b', 'c']]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended']);
    expect(results.map((result) => 'position' in result && result.position)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('takes one append of a stream into a group, the first first', async () => {
    const { queue, groups } = recording();

    await Promise.all(['a', 'a', 'b', 'a'].map((name) => queue.append(append(name))));

    expect(groups).toEqual([['a', 'b'], ['a'], ['a']]);
  });

  it('bounds the events and the size of a group, but takes any single append', async () => {
    const { queue, groups } = recording();

    await Promise.all([
      queue.append(append('a', 6)),
      queue.append(append('b', 6)),
      queue.append(append('c', 12)),
      queue.append(append('d', 1, 'x'.repeat(700))),
      queue.append(append('e', 1, 'x'.repeat(700))),
    ]);

    expect(groups).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  });

  it('has no more groups under way than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const queue = new AppendQueue(
      async (group) => {
        most = Math.max(most, (underWay += 1));
        await new Promise(setImmediate);
        underWay -= 1;
        return group.map(answer);
      },
      { ...LIMITS, eventsPerGroup: 1, groupsAtOnce: 2 },
    );

    await Promise.all(Array.from({ length: 9 }, (_, n) => queue.append(append(`s${n}`))));

    expect(most).toBe(2);
  });

  it('tries a group that fails member by member', async () => {
    const { queue, groups } = recording((group) => {
      if (group.some(({ streamName }) => streamName === 'bad')) throw new Error('bad');
    });

    const settled = await Promise.allSettled(
      ['a', 'bad', 'b'].map((name) => queue.append(append(name))),
    );

    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(groups).toEqual([['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
  });

  it('does not try the members of a group when the store is away', async () => {
    const { queue, groups } = recording(() => {
      throw new EventStoreUnavailableError('away');
    });

    const settled = await Promise.allSettled(['a', 'b'].map((name) => queue.append(append(name))));

    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(groups).toEqual([['a', 'b']]);
  });

  it('sends away what is too much', async () => {
    const { queue } = recording(undefined, { ...LIMITS, waiting: 2 });

    const settled = await Promise.allSettled(
      ['a', 'b', 'c'].map((name) => queue.append(append(name))),
    );

    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(settled[2]).toMatchObject({ reason: expect.any(EventStoreBusyError) });
  });

  it('answers what waits before it closes, and takes nothing more', async () => {
    const { queue, groups } = recording();
    const waiting = ['a', 'a', 'a'].map((name) => queue.append(append(name)));

    await queue.close();

    expect(groups).toHaveLength(3);
    await expect(Promise.all(waiting)).resolves.toHaveLength(3);
    await expect(queue.append(append('b'))).rejects.toThrow(EventStoreUnavailableError);
  });
});

function recording(
  before: (group: readonly PendingAppend[]) => void = () => undefined,
  limits = LIMITS,
): { readonly queue: AppendQueue; readonly groups: string[][] } {
  const groups: string[][] = [];
  const queue = new AppendQueue(async (group) => {
    groups.push(group.map(({ streamName }) => streamName));
    await new Promise(setImmediate);
    before(group);
    return group.map(answer);
  }, limits);
  return { queue, groups };
}

function answer({ streamName }: PendingAppend): AppendResult {
  return { outcome: 'appended', revision: 0, position: streamName as Position };
}

function append(streamName: string, count = 1, data = '{}'): PendingAppend {
  const events = Array.from({ length: count }, () => ({
    id: '3f0c6e0e-9d0b-4c1c-8a52-6f6e5c1f2a10',
    type: 'Tried',
    data,
    metadata: '{}',
  }));
  return { streamName, expectedRevision: 'none', events };
}
