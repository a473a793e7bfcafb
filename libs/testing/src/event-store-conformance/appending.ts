import { expect, it } from '@jest/globals';
import { type AppendResult, type EventStore } from '#platform/event-store';
import {
  appended,
  appendSurely,
  collect,
  idsOf,
  newStream,
  sampleEvent,
  sampleEvents,
} from './sample-events.js';

type Stores = () => readonly [EventStore, EventStore, EventStore];

export function specifyAppending(stores: Stores): void {
  it('answers the revision and position of the last event', async () => {
    const [store] = stores();
    const stream = newStream();

    const first = await appended(store, stream, 'none', sampleEvents(3));
    const second = await appended(store, stream, first.revision, sampleEvents(1));

    const positions = (await collect(store.readStream(stream))).map(({ position }) => position);
    expect(first).toEqual({ outcome: 'appended', revision: 2, position: positions[2] });
    expect(second).toEqual({ outcome: 'appended', revision: 3, position: positions[3] });
  });

  it('answers a conflict with the current revision, and appends nothing', async () => {
    const [store] = stores();
    const stream = newStream();
    const events = sampleEvents(2);
    expect(await store.append(stream, 0, sampleEvents(1))).toEqual(conflictAt('none'));
    await appended(store, stream, 'none', events);

    expect(await store.append(stream, 'none', sampleEvents(2))).toEqual(conflictAt(1));
    expect(await store.append(stream, 0, sampleEvents(2))).toEqual(conflictAt(1));
    expect(await store.append(stream, 5, sampleEvents(2))).toEqual(conflictAt(1));
    expect(idsOf(await collect(store.readStream(stream)))).toEqual(idsOf(events));
  });

  it('gives positions that are in order as strings, through every power of ten', async () => {
    const [store] = stores();
    const stream = newStream();
    await appended(store, stream, 'none', sampleEvents(120));

    const positions = (await collect(store.readStream(stream))).map(({ position }) => position);

    expect(new Set(positions).size).toBe(120);
    expect(positions.toSorted()).toEqual(positions);
  });

  it('lets one of 100 racing writers win', async () => {
    const stream = newStream();
    const racers = Array.from({ length: 100 }, () => sampleEvents(2));

    const results = await Promise.all(
      racers.map((events, racer) => stores()[racer % 3]!.append(stream, 'none', events)),
    );

    const winner = results.findIndex(({ outcome }) => outcome === 'appended');
    expect(results.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    expect(results.toSpliced(winner, 1)).toEqual(Array(99).fill(conflictAt(1)));
    expect(idsOf(await collect(stores()[0].readStream(stream)))).toEqual(idsOf(racers[winner]!));
  });

  it('lets writers of many streams pass each other', async () => {
    const [store] = stores();
    const streams = Array.from({ length: 300 }, () => newStream());

    const results = await Promise.all(
      streams.map(async (stream, index) => {
        const writer = stores()[index % 3]!;
        const { revision } = await appended(writer, stream, 'none', sampleEvents(1));
        return appended(writer, stream, revision, sampleEvents(2));
      }),
    );

    expect(results.map(({ revision }) => revision)).toEqual(Array(300).fill(2));
    expect(new Set(results.map(({ position }) => position)).size).toBe(300);
    for (const stream of streams.slice(0, 10)) {
      expect(await collect(store.readStream(stream))).toHaveLength(3);
    }
  });

  it('keeps what it was given, whatever the caller does with it afterwards', async () => {
    const [store] = stores();
    const stream = newStream();
    const data = { amount: '12.00' };

    const pending = store.append(stream, 'none', [sampleEvent(data)]);
    data.amount = '99.00';
    await pending;

    expect((await collect(store.readStream(stream)))[0]?.data).toEqual({ amount: '12.00' });
  });

  it('makes none of the appends beside a refused one wait or fail', async () => {
    const [store] = stores();
    const taken = newStream();
    const repeated = sampleEvents(1);
    await appended(store, taken, 'none', repeated);
    const good = Array.from({ length: 20 }, () => newStream());

    const outcomes = await Promise.allSettled([
      ...good.map((stream) => store.append(stream, 'none', sampleEvents(1))),
      store.append(taken, 'none', sampleEvents(1)),
      store.append(taken, 'none', repeated),
      store.append(newStream(), 'none', []),
      store.append(newStream(), 'none', [sampleEvent({ text: 'x'.repeat(1_000_000) })]),
    ]);

    expect(outcomes.slice(0, 20).map(outcomeOf)).toEqual(Array(20).fill('appended'));
    expect(outcomes.slice(20).map(outcomeOf)).toEqual([
      'conflict',
      'appended',
      'InvalidAppendError',
      'AppendTooLargeError',
    ]);
  });
}

export function specifyRepeating(stores: Stores): void {
  it('answers a repeat as it answered first, also after later events', async () => {
    const [store, other] = stores();
    const stream = newStream();
    const [first, second] = [sampleEvents(3), sampleEvents(2)];
    const firstAnswer = await appended(store, stream, 'none', first);
    const secondAnswer = await appended(store, stream, 2, second);
    await appended(store, stream, 4, sampleEvents(1));

    expect(await appendSurely(store, stream, 'none', first)).toEqual(firstAnswer);
    expect(await appendSurely(other, stream, 'none', first)).toEqual(firstAnswer);
    expect(await appendSurely(other, stream, 2, second)).toEqual(secondAnswer);
    expect(await collect(store.readStream(stream))).toHaveLength(6);
  });

  it('takes ids for the same in upper and lower case', async () => {
    const [store] = stores();
    const stream = newStream();
    const event = sampleEvent();
    const shouting = { ...event, id: event.id.toUpperCase() };

    const answer = await appended(store, stream, 'none', [shouting]);

    expect(await appendSurely(store, stream, 'none', [event])).toEqual(answer);
    expect(idsOf(await collect(store.readStream(stream)))).toEqual([event.id]);
  });

  it('takes one event more, another order or another event for a conflict', async () => {
    const [store] = stores();
    const stream = newStream();
    const [a, b, c] = [sampleEvent(), sampleEvent(), sampleEvent()];
    await appended(store, stream, 'none', [a, b]);

    expect(await store.append(stream, 'none', [a, b, c])).toEqual(conflictAt(1));
    expect(await store.append(stream, 'none', [b, a])).toEqual(conflictAt(1));
    expect(await store.append(stream, 'none', [a, c])).toEqual(conflictAt(1));
    expect(await store.append(stream, 0, [a])).toEqual(conflictAt(1));
    expect(idsOf(await collect(store.readStream(stream)))).toEqual([a.id, b.id]);
  });

  it('makes one append of 100 copies that come at once', async () => {
    const stream = newStream();
    const events = sampleEvents(2);

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, copy) =>
        appendSurely(stores()[copy % 3]!, stream, 'none', events),
      ),
    );

    expect(answers).toEqual(Array(100).fill(answers[0]));
    expect(idsOf(await collect(stores()[0].readStream(stream)))).toEqual(idsOf(events));
  });
}

function conflictAt(currentRevision: number | 'none'): AppendResult {
  return { outcome: 'conflict', currentRevision };
}

function outcomeOf(settled: PromiseSettledResult<AppendResult>): string {
  return settled.status === 'fulfilled' ? settled.value.outcome : (settled.reason as Error).name;
}
