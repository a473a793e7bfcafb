import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore, MemoryLog } from '#testing';
import { type EventToAppend, type RecordedEvent } from '../event-store.js';
import { EventOfNewerVersionError, type Upcaster, Upcasters } from './upcasters.js';
import { UpcastingEventStore } from './upcasting-event-store.js';

const named: Upcaster = {
  type: 'Greeted',
  from: 1,
  upcast: ({ name, ...data }) => ({ ...data, person: { name } }),
};
const polite: Upcaster = {
  type: 'Greeted',
  from: 2,
  upcast: (data) => ({ ...data, politely: false }),
};
const renamed: Upcaster = {
  type: 'wallet.Greeted.v1',
  from: 1,
  renamedTo: 'wallet.Greeted.v2',
  upcast: (data) => data,
};
const upcasters = new Upcasters({ Greeted: 3, Left: 1, 'wallet.Greeted.v2': 2 }, [
  named,
  polite,
  renamed,
]);

let ids = 0;
function event(type: string, schemaVersion: number, data: object): EventToAppend {
  ids += 1;
  const id = `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  const at = '2026-03-01T08:00:00.000Z';
  const by = { actor: { kind: 'system' as const, id: 'test' }, correlationId: id, causationId: id };
  return { id, type, data, metadata: { schemaVersion, occurredAt: at, recordedAt: at, ...by } };
}

const history = [
  event('Greeted', 1, { name: 'Mei' }),
  event('Greeted', 2, { person: { name: 'Ada' } }),
  event('Greeted', 3, { person: { name: 'Kim' }, politely: true }),
  event('Left', 1, {}),
  event('wallet.Greeted.v1', 1, { name: 'Bo' }),
  event('NeverHeardOf', 7, { any: 'thing' }),
];
const asOfToday = [
  ['Greeted', 3, { person: { name: 'Mei' }, politely: false }],
  ['Greeted', 3, { person: { name: 'Ada' }, politely: false }],
  ['Greeted', 3, { person: { name: 'Kim' }, politely: true }],
  ['Left', 1, {}],
  ['wallet.Greeted.v2', 2, { name: 'Bo' }],
  ['NeverHeardOf', 7, { any: 'thing' }],
];

const seen = ({ type, metadata, data }: RecordedEvent) => [type, metadata.schemaVersion, data];

async function stores(events = history) {
  const raw = new MemoryEventStore(new MemoryLog());
  const store = new UpcastingEventStore(raw, upcasters);
  await store.append('case-1', 'none', events);
  return { raw, store };
}

async function all(events: AsyncIterable<RecordedEvent>): Promise<readonly RecordedEvent[]> {
  const list: RecordedEvent[] = [];
  for await (const one of events) list.push(one);
  return list;
}

describe('a store that reads old events as those of today', () => {
  it('does so in a stream, in the whole log and in a subscription', async () => {
    const { store } = await stores();
    expect((await all(store.readStream('case-1'))).map(seen)).toEqual(asOfToday);
    expect((await all(store.readAll())).map(seen)).toEqual(asOfToday);
    const live: unknown[] = [];
    const signal = AbortSignal.timeout(10_000);
    for await (const message of store.subscribe({ signal })) {
      if (message.kind === 'caught-up') break;
      live.push(...message.events.map(seen));
    }
    expect(live).toEqual(asOfToday);
  });

  it('leaves id, revision, position and the rest of the metadata alone', async () => {
    const { raw, store } = await stores();
    const envelopes = async (events: AsyncIterable<RecordedEvent>) =>
      (await all(events)).map(({ type: _, data: __, metadata, ...envelope }) => ({
        ...envelope,
        metadata: { ...metadata, schemaVersion: 0 },
      }));
    expect(await envelopes(store.readAll())).toEqual(await envelopes(raw.readAll()));
  });

  it('leaves what is stored as it is, also in memory', async () => {
    const { raw, store } = await stores();
    await all(store.readAll());
    expect((await all(raw.readAll())).map(seen)).toEqual(
      history.map(({ type, metadata, data }) => [type, metadata.schemaVersion, data]),
    );
  });

  it('passes on what is of today as the very same object', async () => {
    const { raw } = await stores([history[2]!, history[3]!, history[5]!]);
    const stored = await all(raw.readAll());
    expect(stored.map((one) => upcasters.current(one) === one)).toEqual([true, true, true]);
  });

  it('does not guess what a newer Caseline has written', async () => {
    const { store } = await stores([event('Greeted', 4, {})]);
    await expect(all(store.readAll())).rejects.toThrow(EventOfNewerVersionError);
  });
});

describe('upcasters', () => {
  it.each<[string, Readonly<Record<string, number>>, readonly Upcaster[], RegExp]>([
    [
      'a version that nobody reads',
      { Greeted: 3 },
      [polite],
      /No upcaster reads Greeted of version 1/,
    ],
    [
      'two for one version',
      { Greeted: 2 },
      [named, named],
      /Two upcasters read Greeted of version 1/,
    ],
    ['one that leads to no version', { Greeted: 1 }, [named], /leads nowhere/],
    ['one to a name that nobody writes', {}, [renamed], /leads nowhere/],
  ])('with %s are refused', (_, versions, list, reason) => {
    expect(() => new Upcasters(versions, list)).toThrow(reason);
  });
});
