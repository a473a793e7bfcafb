import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type GeneratedAlways, type Kysely, sql } from 'kysely';
import { type EventStore, type RecordedEvent } from '#platform/event-store';
import { openTestLog, type TestLog, until } from '#testing';
import { Checkpoints } from './checkpoints.adapter.js';
import { ParkedEvents } from './parked-events.adapter.js';
import { projection } from './projection-digestion.js';
import { type ProjectionTable } from './projections/projection-table.js';
import { Projections } from './projections/projections.adapter.js';
import { type AnyProjector, type Projector } from './projector.js';
import { type SubscriptionEnvironment, SubscriptionRunner } from './subscription-runner.js';
import { type SubscriptionStatus } from './subscription-status.js';
import { subscriptionsMigrations } from './subscriptions.migration.js';

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type ReadingTables = { readings: Reading & { written: GeneratedAlways<string> } };

interface Reading {
  meter: string;
  revision: number;
  value: number;
}

const table: ProjectionTable = {
  name: 'readings',
  columns: { meter: { type: 'text' }, revision: { type: 'integer' }, value: { type: 'integer' } },
  key: ['meter', 'revision'],
  writes: 'append',
};

/** Values above what an integer column takes cannot be digested, until they are healed. */
class ReadingsProjector implements Projector<Reading> {
  readonly name = 'readings';
  readonly version = 1;
  readonly filter = { streamPrefixes: ['meter-'] };
  readonly table = table;
  readonly needed = [];
  calls = 0;
  healed = false;

  partitionOf(event: RecordedEvent): string {
    return event.streamName;
  }

  project(_: object | undefined, events: readonly RecordedEvent[]): readonly Reading[] {
    this.calls += 1;
    return events.map((event) => {
      const { value } = event.data as { value: number };
      return {
        meter: event.streamName,
        revision: event.revision,
        value: this.healed ? Math.min(value, 1_000) : value,
      };
    });
  }
}

const POISON = 2 ** 40;
const reading = (value = 1) => ({ type: 'MeterRead', data: { value } });

describe('a projection', () => {
  let log: TestLog;
  let parked: ParkedEvents;
  let retry: () => void;
  const runners: SubscriptionRunner[] = [];

  beforeEach(async () => {
    log = await openTestLog(subscriptionsMigrations);
    await new Projections(log.db).prepare(new ReadingsProjector());
    // No key: a row that is written twice stays visible. `written` tells the order.
    await sql`alter table readings drop constraint readings_pkey, add written bigint generated always as identity`.execute(
      log.db,
    );
    parked = new ParkedEvents(log.db);
    retry = () => undefined;
  });

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await log.close();
  });

  /** Without a lease: every runner believes that it acts alone. */
  function start(
    projector: AnyProjector = new ReadingsProjector(),
    changes: Partial<SubscriptionEnvironment> & { readonly db?: Kysely<unknown> } = {},
  ): SubscriptionRunner {
    const { db = log.db, ...environment } = changes;
    const checkpoints = new Checkpoints(db);
    const runner = new SubscriptionRunner(projection(projector, db, checkpoints), {
      store: log.store,
      checkpoints,
      parked: new ParkedEvents(db),
      takeLease: () => Promise.resolve({ lost: new AbortController().signal, release }),
      listen: (_, handler) => {
        retry = handler;
        return () => undefined;
      },
      log: { log: silent, warn: silent, error: silent },
      ...environment,
    });
    runners.push(runner);
    runner.start();
    return runner;
  }

  const rows = () =>
    log.db
      .withTables<ReadingTables>()
      .selectFrom('readings')
      .select(['meter', 'revision'])
      .orderBy('written')
      .execute();

  async function rowsOf(meter: string): Promise<readonly number[]> {
    const all = await rows();
    return all.filter((row) => row.meter === meter).map(({ revision }) => revision);
  }

  const parkedNow = () =>
    log.db
      .withTables<{ parked_events: { stream_name: string; revision: number; reason: string } }>()
      .selectFrom('parked_events')
      .select(['stream_name', 'revision', 'reason'])
      .orderBy('stream_name')
      .orderBy('revision')
      .execute();

  it('writes every event once, in order, a page at a time', async () => {
    const projector = new ReadingsProjector();
    for (let meter = 0; meter < 5; meter += 1) {
      await log.append(`meter-${meter}`, ...Array.from({ length: 100 }, () => reading()));
    }
    start(projector);

    await until(async () => (await rows()).length === 500);
    expect(await rowsOf('meter-3')).toEqual(upTo(100));
    // Once for each meter.
    expect(projector.calls).toBe(5);
  });

  it('leaves what comes while it rests to the next page, and can be stopped meanwhile', async () => {
    await log.append('meter-1', reading());
    const patient = Object.assign(new ReadingsProjector(), { restMs: 600_000 });
    // Also where there is always more, so that nobody ever says that it has caught up.
    const resting = start(patient, { store: neverAtItsEnd(log.store) });
    await until(async () => (await rows()).length === 1);
    for (let more = 0; more < 5; more += 1) await log.append('meter-1', reading());
    await sleep(300);
    expect(await rows()).toHaveLength(1);
    await resting.stop();

    start();
    await until(async () => (await rows()).length === 6);
  });

  it('goes on where it was when it starts again', async () => {
    await log.append('meter-1', reading(), reading());
    const first = start();
    await until(async () => (await rows()).length === 2);
    await first.stop();
    await log.append('meter-1', reading());
    start();

    await until(async () => (await rowsOf('meter-1')).includes(2));
    expect(await rowsOf('meter-1')).toEqual([0, 1, 2]);
  });

  it('writes nothing twice while two runners fight for it beside a writer', async () => {
    start(new ReadingsProjector(), { pageSize: 7 });
    start(new ReadingsProjector(), { pageSize: 5 });
    for (let round = 0; round < 40; round += 1) {
      await Promise.all(
        [1, 2, 3].map((meter) => log.append(`meter-${meter}`, reading(), reading())),
      );
      if (round % 10 === 5) start(new ReadingsProjector(), { pageSize: 3 });
    }

    await until(async () => (await rows()).length >= 240);
    for (const meter of [1, 2, 3]) expect(await rowsOf(`meter-${meter}`)).toEqual(upTo(80));
    expect(await parkedNow()).toEqual([]);
  });

  it('lets an instance that was taken over write nothing, not even where the other has not been', async () => {
    const fenced = new ReadingsProjector();
    await log.append('meter-1', reading());
    const other = new Checkpoints(log.db);
    const said: string[] = [];
    start(fenced, {
      log: { log: (text) => said.push(text), warn: silent, error: silent },
      store: heldBack(log.store, async () => {
        await other.takeOver('readings/1', await log.store.logId());
      }),
    });

    await until(() => said.length > 0);
    expect(said[0]).toContain('taken over');
    expect(fenced.calls).toBe(0);
    expect(await rows()).toEqual([]);
  });

  it('survives its connections being killed in the middle, again and again', async () => {
    await log.append('meter-1', ...Array.from({ length: 400 }, () => reading()));
    start(new ReadingsProjector(), { pageSize: 10 });
    for (let kill = 0; kill < 8; kill += 1) {
      await log.append('meter-2', ...Array.from({ length: 20 }, () => reading()));
      await killConnections(log.connectionString);
    }

    await until(async () => (await rows()).length >= 560);
    expect(await rowsOf('meter-1')).toEqual(upTo(400));
    expect(await rowsOf('meter-2')).toEqual(upTo(160));
  });

  it('parks an event that cannot be digested with all of its partition, and nothing else', async () => {
    const projector = new ReadingsProjector();
    await log.append('meter-1', ...Array.from({ length: 200 }, () => reading()));
    await log.append('meter-2', reading(), reading(POISON), reading());
    await log.append('meter-3', ...Array.from({ length: 200 }, () => reading()));
    start(projector);
    await until(async () => (await rows()).length === 401);
    await log.append('meter-2', reading());
    await log.append('meter-3', reading());

    await until(async () => (await rows()).length === 402);
    expect(await rowsOf('meter-2')).toEqual([0]);
    expect(await parkedNow()).toEqual([
      { stream_name: 'meter-2', revision: 1, reason: 'database error 22003' },
      { stream_name: 'meter-2', revision: 2, reason: null },
      { stream_name: 'meter-2', revision: 3, reason: null },
    ]);
    // Halving finds it: far from an attempt for each event.
    expect(projector.calls).toBeLessThan(60);
  });

  it('heals what is parked in order when it is retried, and goes on after it', async () => {
    const projector = new ReadingsProjector();
    await log.append('meter-2', reading(POISON), reading(), reading());
    start(projector);
    await until(async () => (await parkedNow()).length === 3);
    projector.healed = true;
    expect(await parked.requestRetry({ partition: 'meter-2' })).toBe(3);
    retry();
    await until(async () => (await parkedNow()).length === 0);
    await log.append('meter-2', reading());

    await until(async () => (await rowsOf('meter-2')).length === 4);
    expect(await rowsOf('meter-2')).toEqual([0, 1, 2, 3]);
  });

  it('heals up to the next event that cannot be digested, and keeps the rest parked', async () => {
    const projector = new ReadingsProjector();
    projector.project = (newest, events) => {
      if (events.some(({ revision }) => revision >= (projector.healed ? 2 : 0))) {
        throw new TypeError('cannot be read');
      }
      return ReadingsProjector.prototype.project.call(projector, newest, events);
    };
    await log.append('meter-2', ...Array.from({ length: 4 }, () => reading()));
    start(projector);
    await until(async () => (await parkedNow()).length === 4);
    projector.healed = true;
    await parked.requestRetry({});
    retry();

    await until(async () => (await parkedNow()).length === 2);
    expect(await rowsOf('meter-2')).toEqual([0, 1]);
    expect(await parkedNow()).toEqual([
      { stream_name: 'meter-2', revision: 2, reason: expect.stringContaining('TypeError') },
      { stream_name: 'meter-2', revision: 3, reason: null },
    ]);
    expect(await parked.nextToRetry('readings/1')).toBeUndefined();
  });

  it('waits, and parks nothing, while the fault is not the event’s', async () => {
    await sql`alter table readings rename to readings_away`.execute(log.db);
    await log.append('meter-1', reading());
    const runner = start();
    await until(() => runner.status.state === 'delayed');
    expect(runner.status).toEqual({ state: 'delayed', reason: 'database error 42P01' });
    await sql`alter table readings_away rename to readings`.execute(log.db);

    await until(() => runner.status.state === 'live');
    expect(await rows()).toHaveLength(1);
    expect(await parkedNow()).toEqual([]);
  });

  it('refuses a checkpoint of another log', async () => {
    await new Checkpoints(log.db).takeOver('readings/1', 'another log');
    await log.append('meter-1', reading());
    const runner = start();

    expect(await refusal(runner)).toContain('another event log');
    expect(await rows()).toEqual([]);
  });

  it('refuses a checkpoint that is ahead of the log', async () => {
    await log.append('meter-1', reading(), reading());
    const first = start();
    await until(async () => (await rows()).length === 2);
    await first.stop();
    const older = withChanges(log.store, {
      head: async () => (await firstOf(log.store)).position,
    });

    expect(await refusal(start(new ReadingsProjector(), { store: older }))).toContain('backup');
    expect(await rows()).toHaveLength(2);
  });

  it('stands by while another process holds the lease, and takes over when it is free', async () => {
    await log.append('meter-1', reading());
    let free = false;
    const lease = { lost: new AbortController().signal, release };
    const runner = start(new ReadingsProjector(), {
      standbyMs: 5,
      takeLease: () => Promise.resolve(free ? lease : undefined),
    });
    await until(() => runner.status.state === 'standby');
    expect(await rows()).toEqual([]);
    free = true;

    await until(async () => (await rows()).length === 1);
  });

  it('stops at once when its lease is lost', async () => {
    const lost = new AbortController();
    let leases = 0;
    const runner = start(new ReadingsProjector(), {
      takeLease: () => {
        leases += 1;
        return Promise.resolve(leases === 1 ? { lost: lost.signal, release } : undefined);
      },
    });
    await until(() => runner.status.state === 'live');
    lost.abort();

    await until(() => runner.status.state === 'standby');
    await log.append('meter-1', reading());
    await sleep(50);
    expect(await rows()).toEqual([]);
  });
});

const silent = () => undefined;
const release = () => Promise.resolve();

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

async function refusal(runner: SubscriptionRunner): Promise<string> {
  await until(() => runner.status.state === 'refused');
  const status: SubscriptionStatus = runner.status;
  return 'reason' in status ? status.reason : '';
}

async function firstOf(store: EventStore): Promise<RecordedEvent> {
  for await (const event of store.readAll({ limit: 1 })) return event;
  throw new Error('The log is empty.');
}

/** A store whose events reach the runner late, as if the process had been paused. */
function heldBack(store: EventStore, hold: () => Promise<void>): EventStore {
  return withChanges(store, {
    subscribe: async function* (options) {
      for await (const message of store.subscribe(options)) {
        if (message.kind === 'events') await hold();
        yield message;
      }
    },
  });
}

function neverAtItsEnd(store: EventStore): EventStore {
  return withChanges(store, {
    subscribe: async function* (options) {
      for await (const message of store.subscribe(options)) {
        if (message.kind === 'events') yield message;
      }
    },
  });
}

function withChanges(store: EventStore, changes: Partial<EventStore>): EventStore {
  return {
    append: (...args) => store.append(...args),
    readStream: (...args) => store.readStream(...args),
    readAll: (...args) => store.readAll(...args),
    subscribe: (...args) => store.subscribe(...args),
    logId: () => store.logId(),
    head: () => store.head(),
    close: () => store.close(),
    ...changes,
  };
}

async function killConnections(connectionString: string): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await client.end();
}
