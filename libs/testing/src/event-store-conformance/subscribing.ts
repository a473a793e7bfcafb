import { expect, it } from '@jest/globals';
import { type EventFilter, type EventStore } from '#platform/event-store';
import { type EventStoreHarness } from './event-store-harness.js';
import {
  appended,
  collect,
  follow,
  idsOf,
  newCategory,
  newStream,
  sampleEvent,
  sampleEvents,
} from './sample-events.js';

type Stores = () => readonly [EventStore, EventStore, EventStore];

export function specifySubscribing(stores: Stores): void {
  it('brings what is there, says that it has caught up, then goes live', async () => {
    const [store, other] = stores();
    const [stream, filter] = newFiltered();
    const events = sampleEvents(6);
    await appended(store, stream, 'none', events.slice(0, 3));

    const subscriber = follow(store, { filter });
    await subscriber.until(() => subscriber.caughtUpAt.length > 0);
    await appended(store, stream, 2, events.slice(3, 4));
    await appended(other, stream, 3, events.slice(4));
    await subscriber.until(() => subscriber.events.length >= 6);
    await subscriber.stop();

    expect(idsOf(subscriber.events)).toEqual(idsOf(events));
    expect(subscriber.events).toEqual(await collect(store.readStream(stream)));
    expect(subscriber.caughtUpAt[0]).toBe(3);
  });

  it('says that it has caught up where there is nothing, and again after each new end', async () => {
    const [store] = stores();
    const [stream, filter] = newFiltered();

    const subscriber = follow(store, { filter });
    await subscriber.until(() => subscriber.caughtUpAt.includes(0));
    await appended(store, stream, 'none', sampleEvents(1));
    await subscriber.until(() => subscriber.caughtUpAt.includes(1));
    await appended(store, stream, 0, sampleEvents(1));
    await subscriber.until(() => subscriber.caughtUpAt.includes(2));
    await subscriber.stop();

    expect(subscriber.caughtUpAt).toEqual([0, 1, 2]);
  });

  it('starts after a position, by prefix or by type, in batches of a size', async () => {
    const [store] = stores();
    const category = newCategory();
    const stream = newStream(category);
    const events = Array.from({ length: 30 }, (_, n) => sampleEvent({ n }, `${category}${n % 2}`));
    await appended(store, stream, 'none', events);
    const after = (await collect(store.readStream(stream)))[9]!.position;

    const byPrefix = follow(store, {
      after,
      filter: { streamPrefixes: [category] },
      batchSize: 7,
    });
    const byType = follow(store, { after, filter: { eventTypes: [`${category}1`] }, batchSize: 7 });
    await byPrefix.until(() => byPrefix.caughtUpAt.length > 0);
    await byType.until(() => byType.caughtUpAt.length > 0);
    await Promise.all([byPrefix.stop(), byType.stop()]);

    expect(idsOf(byPrefix.events)).toEqual(idsOf(events.slice(10)));
    expect(idsOf(byType.events)).toEqual(idsOf(events.slice(10).filter((_, n) => n % 2 === 1)));
    expect(Math.max(...byPrefix.batchSizes, ...byType.batchSizes)).toBeLessThanOrEqual(7);
  });

  it('misses and repeats nothing beside racing writers, wherever it starts', async () => {
    const category = newCategory();
    const filter = { streamPrefixes: [`${category}-`] };
    const perWriter = 40;
    const writers = Array.from({ length: 30 }, async (_, index) => {
      const [stream, writer] = [newStream(category), stores()[index % 3]!];
      for (let next = 0; next < perWriter; next += 1) {
        await appended(writer, stream, next === 0 ? 'none' : next - 1, sampleEvents(1));
      }
    });
    const subscribers = [];
    for (let start = 0; start < 12; start += 1) {
      subscribers.push(follow(stores()[start % 3]!, { filter, batchSize: 1 + start * 20 }));
      await appended(stores()[0], newStream(category), 'none', sampleEvents(1));
    }

    await Promise.all(writers);
    const expected = writers.length * perWriter + subscribers.length;
    for (const subscriber of subscribers) {
      await subscriber.until(() => subscriber.events.length >= expected);
      await subscriber.stop();
    }

    const log = idsOf(await collect(stores()[0].readAll({ filter })));
    expect(log).toHaveLength(expected);
    for (const { events } of subscribers) expect(idsOf(events)).toEqual(log);
  });

  it('wakes for every single append, however they meet its going to sleep', async () => {
    const [store, other] = stores();
    const category = newCategory();
    const subscriber = follow(store, { filter: { streamPrefixes: [category] } });
    await subscriber.until(() => subscriber.caughtUpAt.length > 0);

    for (let count = 1; count <= 200; count += 1) {
      const writer = count % 2 === 0 ? store : other;
      await appended(writer, newStream(category), 'none', sampleEvents(1));
      if (count % 5 === 0) await subscriber.until(() => subscriber.events.length === count);
    }
    await subscriber.until(() => subscriber.events.length === 200);
    await subscriber.stop();
  });

  it('lets a slow subscriber fall behind without losing or piling up anything', async () => {
    const [store] = stores();
    const [stream, filter] = newFiltered();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));

    const subscriber = follow(store, { filter, batchSize: 100, handle: () => held });
    for (let from = 0; from < 5_000; from += 500) {
      await appended(store, stream, from === 0 ? 'none' : from - 1, sampleEvents(500));
    }
    release();
    await subscriber.until(() => subscriber.events.length >= 5_000);
    await subscriber.stop();

    const revisions = subscriber.events.map(({ revision }) => revision);
    expect(revisions).toEqual(Array.from({ length: 5_000 }, (_, revision) => revision));
    expect(Math.max(...subscriber.batchSizes)).toBeLessThanOrEqual(100);
  });
}

export function specifyEnding(stores: Stores, harness: () => EventStoreHarness): void {
  it('ends without an error when it is told to: waiting, at work, or before it began', async () => {
    const [store] = stores();
    const [stream, filter] = newFiltered();
    await appended(store, stream, 'none', sampleEvents(5));

    const waiting = follow(store, { filter });
    await waiting.until(() => waiting.caughtUpAt.length > 0);
    await waiting.stop();

    const atWork = new AbortController();
    let batches = 0;
    for await (const message of store.subscribe({ filter, batchSize: 1, signal: atWork.signal })) {
      if (message.kind === 'events') batches += 1;
      atWork.abort();
    }
    const before = await collect(store.subscribe({ filter, signal: AbortSignal.abort() }));

    expect(batches).toBe(1);
    expect(before).toEqual([]);
  });

  it('answers appends under way and ends subscriptions when it is closed', async () => {
    const store = await harness().open();
    const category = newCategory();
    const subscriber = follow(store, { filter: { streamPrefixes: [category] } });
    await subscriber.until(() => subscriber.caughtUpAt.length > 0);

    const underWay = Array.from({ length: 50 }, () =>
      store.append(newStream(category), 'none', sampleEvents(1)),
    );
    await store.close();
    await subscriber.finished;

    const answers = await Promise.all(underWay);
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(50).fill('appended'));
    await expect(store.append(newStream(), 'none', sampleEvents(1))).rejects.toMatchObject({
      code: 'event-store-unavailable',
    });
  });

  it('has one log id for all its instances', async () => {
    const ids = await Promise.all(stores().map((store) => store.logId()));

    expect(ids[0]).toMatch(/./);
    expect(new Set(ids).size).toBe(1);
  });
}

function newFiltered(): readonly [stream: string, filter: EventFilter] {
  const category = newCategory();
  return [newStream(category), { streamPrefixes: [`${category}-`] }];
}
