import { expect, it } from '@jest/globals';
import { type EventStore } from '#platform/event-store';
import { type EventStoreHarness } from './event-store-harness.js';
import {
  appended,
  appendSurely,
  collect,
  follow,
  idsOf,
  newCategory,
  newStream,
  sampleEvent,
  sampleEvents,
} from './sample-events.js';

type Stores = () => readonly [EventStore, EventStore, EventStore];

/** A reader that takes "everything up to the newest" passes over events that commit late. */
export function specifySlowWriters(
  stores: Stores,
  appendSlowly: NonNullable<EventStoreHarness['appendSlowly']>,
): void {
  it.each(['commit', 'rollBack'] as const)(
    'misses nothing beside a writer that takes its time to %s',
    async (outcome) => {
      const [store, other] = stores();
      const category = newCategory();
      const filter = { streamPrefixes: [category] };
      const subscriber = follow(store, { filter });
      await subscriber.until(() => subscriber.caughtUpAt.length > 0);

      for (let round = 0; round < 5; round += 1) {
        const slow = await appendSlowly(newStream(category), sampleEvent());
        const others = [store, other, store, other].map((writer) =>
          appended(writer, newStream(category), 'none', sampleEvents(1)),
        );
        // Whoever does not wait for the slow one has its answer by now.
        await Promise.race([Promise.all(others), new Promise((next) => setTimeout(next, 50))]);
        await slow[outcome]();
        await Promise.all(others);
      }
      const expected = outcome === 'commit' ? 25 : 20;
      const log = await collect(store.readAll({ filter }));
      await subscriber.until(() => subscriber.events.length >= expected);
      await subscriber.stop();

      expect(log).toHaveLength(expected);
      expect(idsOf(subscriber.events)).toEqual(idsOf(log));
    },
  );
}

export function specifyRestarts(
  stores: Stores,
  restart: NonNullable<EventStoreHarness['restart']>,
): void {
  it('loses and doubles nothing when the server is restarted in the middle', async () => {
    const category = newCategory();
    const filter = { streamPrefixes: [category] };
    const subscribers = stores().map((store) => follow(store, { filter }));
    let running = true;
    let answered = 0;
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 12 }, async (_, index) => {
      const [stream, store] = [newStream(category), stores()[index % 3]!];
      for (let next = 0; running; next += 1) {
        const event = sampleEvent();
        const result = await appendSurely(store, stream, next === 0 ? 'none' : next - 1, [event]);
        expect(result).toMatchObject({ outcome: 'appended', revision: next });
        acknowledged.push(event.id);
        answered += 1;
      }
    });
    const progress = async (): Promise<void> => {
      const goal = answered + 100;
      while (answered < goal)
        await Promise.race([...writers, new Promise((n) => setTimeout(n, 5))]);
    };

    await progress();
    for (let round = 0; round < 2; round += 1) {
      await restart();
      await progress();
    }
    running = false;
    await Promise.all(writers);

    const log = idsOf(await collect(stores()[0].readAll({ filter })));
    expect(log.toSorted()).toEqual(acknowledged.toSorted());
    for (const subscriber of subscribers) {
      await subscriber.until(() => subscriber.events.length >= log.length);
      await subscriber.stop();
      expect(idsOf(subscriber.events)).toEqual(log);
    }
  }, 120_000);
}
