import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventToAppend, MemoryEventStore } from '#testing';
import { type EventFilter, type Position } from '#platform/event-store';
import { NO_LAG } from './lag.js';
import { SubscriptionLags } from './subscription-lags.js';
import { type Subscription } from './subscription.js';

describe('SubscriptionLags', () => {
  let store: MemoryEventStore;
  let positions: Map<string, Position>;
  let now: number;
  let lags: SubscriptionLags;

  beforeEach(() => {
    store = new MemoryEventStore();
    positions = new Map();
    now = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const checkpoints = { positions: () => Promise.resolve(new Map(positions)) };
    const subscriptions = [
      subscription('meters', { streamPrefixes: ['meter-'] }),
      subscription('lamps', { streamPrefixes: ['lamp-'] }),
    ];
    lags = new SubscriptionLags(() => subscriptions, store, checkpoints);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('measures all at once, for everybody who asks while it is under way or good', async () => {
    await append('meter-1', 3);
    const head = jest.spyOn(store, 'head');
    const free = holdReads();

    const asked = [lags.of({ name: 'meters' }), lags.of({ name: 'lamps' })];
    // Longer than a measurement is good for: one that has not ended is nevertheless the newest.
    now += 60_000;
    asked.push(lags.of({ name: 'meters' }));
    free();

    expect(await Promise.all(asked)).toMatchObject([{ events: 3 }, NO_LAG, { events: 3 }]);
    now += 2_000;
    expect(await lags.of({ name: 'meters' })).toMatchObject({ events: 3 });
    expect(head).toHaveBeenCalledTimes(1);
    await append('meter-2', 2);
    now += 1;
    expect(await lags.of({ name: 'meters' })).toMatchObject({ events: 5 });
    expect(head).toHaveBeenCalledTimes(2);
  });

  it('counts what the checkpoint leaves, and reads nothing where the log has not grown', async () => {
    const third = await append('meter-1', 3);
    positions.set('meters', third);
    await append('lamp-1', 1);
    const readAll = jest.spyOn(store, 'readAll');
    expect(await lags.of({ name: 'meters' })).toEqual(NO_LAG);
    expect(await lags.of({ name: 'lamps' })).toMatchObject({ events: 1, isEstimate: false });
    expect(readAll).toHaveBeenCalledTimes(2);

    positions.set('lamps', (await store.head())!);
    await noLongerGood();
    expect(await lags.of({ name: 'meters' })).toEqual(NO_LAG);
    expect(await lags.of({ name: 'lamps' })).toEqual(NO_LAG);
    expect(readAll).toHaveBeenCalledTimes(2);

    // Handled events do not count again where the log says for a moment that it ends before them.
    jest.spyOn(store, 'head').mockResolvedValueOnce(third);
    await noLongerGood();
    expect(await lags.of({ name: 'lamps' })).toEqual(NO_LAG);
    await append('lamp-1', 2);
    await noLongerGood();
    expect(await lags.of({ name: 'lamps' })).toMatchObject({ events: 2 });
  });

  it('fails where a subscription cannot be measured, for that one only, and asks again at once', async () => {
    await append('meter-1', 1);
    await append('lamp-1', 1);
    jest.spyOn(store, 'readAll').mockImplementationOnce(() => {
      throw new Error('away');
    });
    const asked = [lags.of({ name: 'meters' }), lags.of({ name: 'lamps' })];
    expect(await Promise.allSettled(asked)).toMatchObject([
      { status: 'rejected', reason: new Error('away') },
      { status: 'fulfilled', value: { events: 1 } },
    ]);
    expect(await lags.of({ name: 'meters' })).toMatchObject({ events: 1 });

    jest.spyOn(store, 'head').mockRejectedValueOnce(new Error('away'));
    await noLongerGood();
    await expect(lags.of({ name: 'meters' })).rejects.toThrow('away');
    expect(await lags.of({ name: 'meters' })).toMatchObject({ events: 1 });
  });

  async function noLongerGood(): Promise<void> {
    await setImmediate();
    now += 2_001;
  }

  async function append(streamName: string, events: number): Promise<Position> {
    const result = await store.append(
      streamName,
      await revisionOf(streamName),
      Array.from({ length: events }, () => eventToAppend({ type: 'Read', data: {} })),
    );
    if (result.outcome !== 'appended') throw new Error('Somebody else writes to it.');
    return result.position;
  }

  async function revisionOf(streamName: string) {
    for await (const { revision } of store.readStream(streamName, { direction: 'backwards' }))
      return revision;
    return 'none' as const;
  }

  /** Reads wait until they are let go. */
  function holdReads(): () => void {
    const readAll = store.readAll.bind(store);
    let free: () => void = () => undefined;
    const freed = new Promise<void>((resolve) => (free = resolve));
    jest.spyOn(store, 'readAll').mockImplementation(async function* (options) {
      await freed;
      yield* readAll(options);
    });
    return free;
  }
});

function subscription(name: string, filter: EventFilter): Subscription {
  return {
    name,
    filter,
    partitionOf: ({ streamName }) => streamName,
    digestionIn: () => {
      throw new Error('Nobody runs it here.');
    },
  };
}
