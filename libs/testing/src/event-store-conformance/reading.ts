import { beforeAll, expect, it } from '@jest/globals';
import {
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type Position,
  type RecordedEvent,
} from '#platform/event-store';
import {
  appended,
  collect,
  idsOf,
  newCategory,
  newStream,
  sampleEvent,
  sampleEvents,
} from './sample-events.js';

export function specifyReadingStreams(store: () => EventStore): void {
  it('reads nothing from a stream that does not exist', async () => {
    expect(await collect(store().readStream(newStream()))).toEqual([]);
    expect(await collect(store().readStream(newStream(), { direction: 'backwards' }))).toEqual([]);
  });

  it('reads events as they were appended, with their place', async () => {
    const stream = newStream();
    const events = [sampleEvent({ amount: '12.50' }), sampleEvent({ note: 'second' }, 'NoteAdded')];
    await appended(store(), stream, 'none', events);

    expect(await collect(store().readStream(stream))).toEqual(
      events.map((event, revision) => ({
        ...event,
        streamName: stream,
        revision,
        position: expect.any(String),
      })),
    );
  });

  it.each([
    [{}, [0, 1, 2, 3, 4, 5, 6]],
    [{ limit: 3 }, [0, 1, 2]],
    [{ limit: 0 }, []],
    [{ from: 5 }, [5, 6]],
    [{ from: 2, limit: 2 }, [2, 3]],
    [{ from: 7 }, []],
    [{ direction: 'backwards' }, [6, 5, 4, 3, 2, 1, 0]],
    [{ direction: 'backwards', limit: 2 }, [6, 5]],
    [{ direction: 'backwards', from: 3 }, [3, 2, 1, 0]],
    [{ direction: 'backwards', from: 3, limit: 1 }, [3]],
    [{ direction: 'backwards', from: 99, limit: 2 }, [6, 5]],
  ] as const)('reads a stream with %j', async (options, revisions) => {
    const stream = newStream();
    await appended(store(), stream, 'none', sampleEvents(7));

    const read = await collect(store().readStream(stream, options));

    expect(read.map(({ revision }) => revision)).toEqual(revisions);
  });

  it('keeps streams apart whose names begin alike', async () => {
    const stream = newStream();
    await appended(store(), stream, 'none', sampleEvents(2));
    await appended(store(), `${stream}-more`, 'none', sampleEvents(3));

    expect(await collect(store().readStream(stream))).toHaveLength(2);
  });

  it('holds 100,000 events in one stream', async () => {
    const stream = newStream();
    for (let from = 0; from < 100_000; from += 1_000) {
      await appended(store(), stream, from === 0 ? 'none' : from - 1, sampleEvents(1_000));
    }

    let next = 0;
    for await (const { revision } of store().readStream(stream)) {
      if (revision !== next) throw new Error(`Revision ${revision} where ${next} was expected.`);
      next += 1;
    }
    const last = await collect(store().readStream(stream, { direction: 'backwards', limit: 1 }));

    expect(next).toBe(100_000);
    expect(last.map(({ revision }) => revision)).toEqual([99_999]);
    expect(await collect(store().readStream(stream, { from: 99_990 }))).toHaveLength(10);
  }, 120_000);
}

export function specifyReadingAll(store: () => EventStore): void {
  const category = newCategory();
  const other = newCategory();
  const streams = [`${category}-1`, `${category}-2`, `${other}-1`, `${category}x-1`] as const;
  let events: readonly EventToAppend[];
  let start: Position | undefined;

  beforeAll(async () => {
    start = await store().head();
    events = Array.from({ length: 40 }, (_, n) => sampleEvent({ n }, `Type${n % 3}`));
    for (const [n, event] of events.entries()) {
      const revision = Math.floor(n / 4) - 1;
      await appended(store(), streams[n % 4]!, revision === -1 ? 'none' : revision, [event]);
    }
  });

  const ofStreams = (...numbers: readonly number[]) => idsWhere((n) => numbers.includes(n % 4));

  it('reads everything after a position, in the order of positions', async () => {
    const read = await collect(store().readAll({ after: start }));

    const positions = read.map(({ position }) => position);
    expect(positions.toSorted()).toEqual(positions);
    expect(ours(read)).toEqual(idsOf(events));
  });

  it('reads by the beginning of the stream name', async () => {
    expect(await read({ streamPrefixes: [`${category}-`] })).toEqual(ofStreams(0, 1));
    expect(await read({ streamPrefixes: [`${category}-1`] })).toEqual(ofStreams(0));
    expect(await read({ streamPrefixes: [category] })).toEqual(ofStreams(0, 1, 3));
    expect(await read({ streamPrefixes: [newCategory()] })).toEqual([]);
  });

  it('reads by several beginnings, each event once', async () => {
    const prefixes = [`${other}-`, `${category}-`, `${category}-1`, `${other}-`];

    expect(await read({ streamPrefixes: prefixes })).toEqual(ofStreams(0, 1, 2));
    expect(await read({ streamPrefixes: [category, `${other}-`] })).toEqual(idsOf(events));
  });

  it('reads by type', async () => {
    const types = await collect(store().readAll({ after: start, filter: typed('Type1', 'Type2') }));

    expect(ours(types)).toEqual(idsWhere((n) => n % 3 !== 0));
  });

  it('goes on after any event, with a filter and a limit', async () => {
    const filter = { streamPrefixes: [`${category}-`] };
    const all = await collect(store().readAll({ filter }));

    for (const [index, { position }] of all.entries()) {
      const next = await collect(store().readAll({ after: position, filter, limit: 3 }));
      expect(idsOf(next)).toEqual(idsOf(all.slice(index + 1, index + 4)));
    }
  });

  it('starts at the beginning of the log, and reads nothing at a limit of none', async () => {
    const first = await collect(store().readAll({ limit: 1 }));

    expect(await collect(store().readAll({ limit: 2 }))).toMatchObject([first[0], {}]);
    expect(await collect(store().readAll({ limit: 0 }))).toEqual([]);
  });

  it('knows the position of the last event', async () => {
    const stream = newStream();
    const { position } = await appended(store(), stream, 'none', sampleEvents(2));
    const head = await store().head();

    expect(head !== undefined && head >= position).toBe(true);
    const beyond = await collect(store().readAll({ after: head }));
    expect(beyond.filter(({ streamName }) => streamName === stream)).toEqual([]);
  });

  async function read(filter: EventFilter): Promise<readonly string[]> {
    return idsOf(await collect(store().readAll({ filter })));
  }

  function ours(read: readonly RecordedEvent[]): readonly string[] {
    const expected = new Set(idsOf(events));
    return idsOf(read).filter((id) => expected.has(id));
  }

  function idsWhere(matches: (n: number) => boolean): readonly string[] {
    return idsOf(events.filter((_, n) => matches(n)));
  }
}

function typed(...eventTypes: readonly string[]): EventFilter {
  return { eventTypes };
}
