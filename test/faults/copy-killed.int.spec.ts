import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, type ReadAllOptions, type RecordedEvent } from '#platform/event-store';
import {
  describeOnAnyKurrentDb,
  describeOnKurrentDb,
  type KurrentDbServer,
  startKurrentDbServer,
  until,
} from '#testing';
import { runLog, spawnLog } from '../processes/log-command.js';
import { kurrentDbSpecLog, longHistory, postgresSpecLog, type SpecLog } from '../processes/logs.js';

const KILLS = 4;

interface Copying {
  readonly events: number;
  /** So many events more, and the copy is killed. */
  readonly killedAfter: number;
}

/** Kills the copy again and again; in the end the logs are equal. */
async function copyThatIsKilled(source: SpecLog, target: SpecLog, copying: Copying): Promise<void> {
  const ends = endsOfAppends(await eventsOf(source.store));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = await eventsOf(target.store);
    const copy = spawnLog('copy', source.address, target.address);
    const after = before.at(-1)?.position;
    // Only what is new is looked at: the copy must not be done before it has been seen to go on.
    const news = { after, limit: copying.killedAfter };
    await until(async () => (await eventsOf(target.store, news)).length === copying.killedAfter);
    await copy.killHard();
    const { length } = await eventsOf(target.store);
    expect(length).toBeLessThan(copying.events);
    // What was appended together has come together, or not yet.
    expect(ends).toContain(length);
  }

  const done = await runLog('copy', source.address, target.address);
  const verified = await runLog('verify', source.address, target.address);

  expect([done.exitCode, verified.exitCode]).toEqual([0, 0]);
  expect(verified.output).toContain(`Equal: ${copying.events.toLocaleString('en')} events`);
  expect(digestIn(verified.output)).toBe(digestIn(done.output));
}

describe('a copy from PostgreSQL to PostgreSQL that is killed', () => {
  it('goes on where it was, with nothing lost, doubled or moved', async () => {
    const history = longHistory(24_000);
    const [source, target] = [await postgresSpecLog(history), await postgresSpecLog()];

    await copyThatIsKilled(source, target, { events: history.length, killedAfter: 1 });

    await Promise.all([source.close(), target.close()]);
  }, 180_000);
});

describeOnAnyKurrentDb('a copy between PostgreSQL and EventStoreDB that is killed', (newLog) => {
  it('goes on where it was, in either direction', async () => {
    const history = longHistory(2_400);
    const source = await postgresSpecLog(history);
    const between = await kurrentDbSpecLog(newLog());
    const back = await postgresSpecLog();

    await copyThatIsKilled(source, between, { events: history.length, killedAfter: 250 });
    const returned = await runLog('copy', between.address, back.address);
    const verified = await runLog('verify', source.address, back.address);

    expect([returned.exitCode, verified.exitCode]).toEqual([0, 0]);
    await Promise.all([source.close(), between.close(), back.close()]);
  }, 300_000);
});

describeOnKurrentDb('a copy into an EventStoreDB that is killed', () => {
  let server: KurrentDbServer;

  beforeAll(async () => {
    server = await startKurrentDbServer();
  });

  afterAll(() => server.remove());

  it('keeps the order, and goes on by itself when the server is back', async () => {
    const history = longHistory(2_400);
    const { connectionString } = server;
    const source = await postgresSpecLog(history);
    const target = await kurrentDbSpecLog({ connectionString, namespace: 'caseline' });
    const copy = spawnLog('copy', source.address, target.address);

    for (let kill = 1; kill <= 3; kill += 1) {
      await until(async () => {
        const { length } = await eventsOf(target.store, { limit: kill * 500 });
        return length === kill * 500;
      });
      await server.kill();
      await server.start();
    }

    expect([await copy.exited(), copy.output]).toEqual([0, expect.any(String)]);
    const verified = await runLog('verify', source.address, target.address);
    expect([verified.exitCode, verified.output]).toEqual([0, expect.any(String)]);
    await Promise.all([source.close(), target.close()]);
  }, 180_000);
});

async function eventsOf(store: EventStore, options?: ReadAllOptions): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll(options)) events.push(event);
  return events;
}

/** Where a log may end without a part of an append: wherever another stream comes next. */
function endsOfAppends(events: readonly RecordedEvent[]): number[] {
  return [0, ...events.keys()].filter(
    (index) => events[index]?.streamName !== events[index - 1]?.streamName,
  );
}

function digestIn(output: string): string | undefined {
  return /SHA-256 ([0-9a-f]{64})/.exec(output)?.[1];
}
