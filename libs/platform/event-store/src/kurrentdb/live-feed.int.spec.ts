import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  eventToAppend,
  describeOnKurrentDb,
  type KurrentDbServer,
  startKurrentDbServer,
} from '#testing';
import { type EventFilter, type EventToAppend } from '../event-store.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';

const BURSTS = [2, 700, 1, 300, 40, 1_500];

describeOnKurrentDb('KurrentDbEventStore with several who follow one log', () => {
  let server: KurrentDbServer;
  let store: KurrentDbEventStore;
  let elsewhere: KurrentDbEventStore;

  beforeAll(async () => {
    server = await startKurrentDbServer();
    const { connectionString } = server;
    store = await KurrentDbEventStore.open({ connectionString });
    elsewhere = await KurrentDbEventStore.open({ connectionString });
  });

  afterAll(async () => {
    await Promise.all([store.close(), elsewhere.close()]);
    await server.remove();
  });

  it('gives each everything once and in order, quiet or busy, whoever is slow or comes late', async () => {
    const ending = new AbortController();
    const followers = [
      follow({}, ending.signal),
      follow({ filter: { streamPrefixes: ['left-'] } }, ending.signal),
      follow({ filter: { eventTypes: ['EvenRecorded'] }, batchSize: 7 }, ending.signal),
      follow({ batchSize: 40, pauseMs: 25 }, ending.signal),
    ];
    for (const [index, size] of BURSTS.entries()) {
      if (index === 3) followers.push(follow({}, ending.signal));
      await appendBurst(size);
      // Time for the feed to become quiet again, and for the slow one to fall behind.
      await wait(250);
    }
    const total = BURSTS.reduce((sum, size) => sum + size, 0);
    for (const { seen, filter } of followers) {
      const expected = await idsOf(filter);
      while (seen.length < expected.length) await wait(20);
      expect(seen).toEqual(expected);
    }
    expect(followers[0]?.seen).toHaveLength(total);

    ending.abort();
    await Promise.all(followers.map(({ ended }) => ended));
  });

  it('begins a feed anew for whoever comes after the last has left', async () => {
    const head = await store.head();
    for (let time = 0; time < 3; time += 1) {
      const ending = new AbortController();
      const { seen, ended } = follow({}, ending.signal);
      const expected = await idsOf(undefined);
      while (seen.length < expected.length) await wait(10);
      await store.append(`again-${randomUUID()}`, 'none', [event(time)]);
      while (seen.length < expected.length + 1) await wait(10);
      expect(seen).toEqual(await idsOf(undefined));
      ending.abort();
      await ended;
    }
    expect(await store.head()).not.toBe(head);
  });

  /** Half of it by another process. */
  async function appendBurst(size: number): Promise<void> {
    await Promise.all(
      Array.from({ length: size }, (_, index) => {
        const writer = index % 2 === 0 ? store : elsewhere;
        const side = index % 3 === 0 ? 'left' : 'right';
        return writer.append(`${side}-${randomUUID()}`, 'none', [event(index)]);
      }),
    );
  }

  function follow(
    { filter, batchSize, pauseMs = 0 }: Following,
    signal: AbortSignal,
  ): { readonly seen: string[]; readonly filter: EventFilter | undefined; ended: Promise<void> } {
    const seen: string[] = [];
    const run = async (): Promise<void> => {
      const options = { ...(filter && { filter }), ...(batchSize && { batchSize }), signal };
      for await (const message of store.subscribe(options)) {
        if (message.kind === 'caught-up') continue;
        seen.push(...message.events.map(({ id }) => id));
        if (pauseMs > 0) await wait(pauseMs);
      }
    };
    return { seen, filter, ended: run() };
  }

  async function idsOf(filter: EventFilter | undefined): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const { id } of store.readAll({ filter })) ids.push(id);
    return ids;
  }
});

interface Following {
  readonly filter?: EventFilter;
  readonly batchSize?: number;
  readonly pauseMs?: number;
}

function event(number: number): EventToAppend {
  const type = number % 2 === 0 ? 'EvenRecorded' : 'OddRecorded';
  return eventToAppend({ type, data: { number } });
}
