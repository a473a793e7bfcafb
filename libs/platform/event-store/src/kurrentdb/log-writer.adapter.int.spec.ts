import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  collect,
  describeOnKurrentDb,
  idsOf,
  type KurrentDbServer,
  newStream,
  sampleEvents,
  startKurrentDbServer,
} from '#testing';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';

describeOnKurrentDb('LogWriter', () => {
  let server: KurrentDbServer;
  let stores: readonly [KurrentDbEventStore, KurrentDbEventStore];

  beforeAll(async () => {
    server = await startKurrentDbServer();
    const { connectionString } = server;
    stores = [
      await KurrentDbEventStore.open({ connectionString }),
      await KurrentDbEventStore.open({ connectionString }),
    ];
  });

  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.remove();
  });

  // The server leaves nearly every second one without an answer for 3 s: 20 rounds would take a minute.
  it('answers copies from two processes soon, although the server leaves one of them without', async () => {
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const stream = newStream();
      const events = sampleEvents(2);
      const begun = performance.now();
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, copy) => stores[copy % 2]!.append(stream, 'none', events)),
      );
      times.push(performance.now() - begun);

      expect(answers).toEqual(Array(100).fill(answers[0]));
      expect(answers[0]).toMatchObject({ outcome: 'appended', revision: 1 });
      expect(idsOf(await collect(stores[0].readStream(stream)))).toEqual(idsOf(events));
    }
    const [median, longest] = [times.toSorted((a, b) => a - b)[10]!, Math.max(...times)];
    process.stderr.write(
      `EventStoreDB, 100 copies from two processes: answered after ${median.toFixed(0)} ms, at most ${longest.toFixed(0)} ms\n`,
    );
  });

  it.each([
    ['an hour behind', -3_600_000],
    ['an hour ahead', 3_600_000],
  ])('is answered also where our clock is %s', async (_, difference) => {
    jest.useFakeTimers({ now: Date.now() + difference, advanceTimers: true });
    try {
      const answer = await stores[0].append(newStream(), 'none', sampleEvents(1));
      expect(answer).toMatchObject({ outcome: 'appended' });
    } finally {
      jest.useRealTimers();
    }
  });
});
