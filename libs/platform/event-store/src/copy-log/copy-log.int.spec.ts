import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, KurrentDbEventStore } from '#platform/event-store';
import { describeOnAnyKurrentDb, openPostgresLog } from '#testing';
import { compareLogs } from '../compare-logs/compare-logs.js';
import {
  eventsOf,
  type PastAppend,
  type PastEvent,
  pastAppends,
  pastEvent,
  record,
  unhurried,
} from '../compare-logs/history.fixture.js';
import { PostgresLogIntake } from '../postgres/postgres-log-intake.adapter.js';
import { type CopyTarget, copyLog } from './copy-log.js';
import { IntakeByAppends } from './intake-by-appends.js';

/** A log of the store under test, empty, and how to get events into it. */
type NewLog = () => Promise<CopyTarget>;

const closings: (() => Promise<void>)[] = [];

const onPostgres: NewLog = async () => {
  const log = await openPostgresLog();
  closings.push(() => log.close());
  return { store: log.store, intake: new PostgresLogIntake(log.pool) };
};

function specifyCopying(newSource: NewLog, newTarget: NewLog): void {
  let appends: readonly PastAppend[];
  let history: readonly PastEvent[];

  beforeEach(() => {
    appends = pastAppends(300, 23);
    history = appends.flat();
  });

  afterEach(async () => {
    for (const close of closings.splice(0).reverse()) await close();
  });

  it('keeps the whole: order, streams, ids, revisions, bytes; and its own id', async () => {
    const [source, target] = [await newSource(), await newTarget()];
    await record(source.store, appends);

    const result = await copyLog(source.store, target, unhurried);

    expect(result).toMatchObject({ outcome: 'copied', log: { events: history.length } });
    expect(await eventsOf(target.store)).toEqual(history);
    expect(await streamsOf(target.store)).toEqual(await streamsOf(source.store));
    expect(await compareLogs(source.store, target.store, unhurried)).toMatchObject({
      outcome: 'equal',
      log: (result as { log: object }).log,
    });
    expect(await target.store.logId()).not.toBe(await source.store.logId());
  });

  it('goes on where the target ends, and brings what the source has got since', async () => {
    const [source, target] = [await newSource(), await newTarget()];
    await record(source.store, appends.slice(0, 40));
    await copyLog(source.store, target, unhurried);
    await record(source.store, appends.slice(40));

    const { length: found } = appends.slice(0, 40).flat();
    expect(await copyLog(source.store, target, unhurried)).toMatchObject({ found });
    expect(await copyLog(source.store, target, unhurried)).toMatchObject({ found: history.length });
    expect(await eventsOf(target.store)).toEqual(history);
  });

  it('refuses a target that is no beginning of the source', async () => {
    const [source, target] = [await newSource(), await newTarget()];
    await record(source.store, appends);
    const own = pastEvent('installation', 0);
    await record(target.store, [[own]]);

    expect(await copyLog(source.store, target, unhurried)).toMatchObject({ outcome: 'different' });
    expect(await eventsOf(target.store)).toEqual([own]);
  });

  it('answers a repeat of an old append as the source does, and a conflict, too', async () => {
    const [source, target] = [await newSource(), await newTarget()];
    await record(source.store, appends);
    await copyLog(source.store, target, unhurried);
    const some = appends.filter((_, index) => index % 10 === 0);
    const longer = some.map((append) => [...append, pastEvent(append[0]!.streamName, 99)]);
    const other = some.map(([event]) => [{ ...event!, id: pastEvent('', 0).id }]);

    for (const append of [...some, ...longer, ...other]) {
      const answers = [];
      for (const { store } of [source, target]) answers.push(await answerOf(store, append));
      expect(answers[1]).toEqual(answers[0]);
    }
    expect(await eventsOf(target.store)).toEqual(history);
  });
}

/** Without the position, which is the store's own. */
async function answerOf(store: EventStore, append: PastAppend) {
  const { streamName, revision } = append[0]!;
  const expected = revision === 0 ? 'none' : revision - 1;
  return { ...(await store.append(streamName, expected, append)), position: undefined };
}

async function streamsOf(store: EventStore): Promise<Map<string, readonly PastEvent[]>> {
  const streams = new Map<string, readonly PastEvent[]>();
  for (let jar = 0; jar < 23; jar += 1) {
    const name = `jar-${jar}`;
    const events: PastEvent[] = [];
    for await (const { position: _, ...event } of store.readStream(name)) events.push(event);
    streams.set(name, events);
  }
  return streams;
}

describe('copying from PostgreSQL to PostgreSQL', () => {
  specifyCopying(onPostgres, onPostgres);
});

describeOnAnyKurrentDb('copying between PostgreSQL and EventStoreDB', (newLog) => {
  const onKurrentDb: NewLog = async () => {
    const store = await KurrentDbEventStore.open(newLog());
    closings.push(() => store.close());
    return { store, intake: new IntakeByAppends(store) };
  };

  describe('into EventStoreDB', () => {
    specifyCopying(onPostgres, onKurrentDb);
  });

  describe('into PostgreSQL', () => {
    specifyCopying(onKurrentDb, onPostgres);
  });

  describe('from one namespace into another', () => {
    specifyCopying(onKurrentDb, onKurrentDb);
  });
});
