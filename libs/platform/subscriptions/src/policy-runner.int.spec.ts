import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, type RecordedEvent } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { openTestLog, type TestLog } from '#testing';
import { Checkpoints } from './checkpoints.adapter.js';
import { ParkedEvents } from './parked-events.adapter.js';
import { policySubscription } from './policy-digestion.js';
import { type Policy } from './policy.js';
import { type SubscriptionEnvironment, SubscriptionRunner } from './subscription-runner.js';
import { subscriptionsMigrations } from './subscriptions.migration.js';

type Handle = (event: RecordedEvent) => Promise<void>;

const reading = { type: 'MeterRead', data: {} };

describe('a policy', () => {
  let log: TestLog;
  let parked: ParkedEvents;
  let retry: () => void;
  let handled: string[];
  const runners: SubscriptionRunner[] = [];

  beforeEach(async () => {
    log = await openTestLog(subscriptionsMigrations);
    parked = new ParkedEvents(log.db);
    handled = [];
  });

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await log.close();
  });

  function start(
    handle: Handle = () => Promise.resolve(),
    changes: Partial<SubscriptionEnvironment> & Partial<Pick<Policy, 'partitionOf'>> = {},
  ): SubscriptionRunner {
    const { partitionOf = byStream, ...environment } = changes;
    const policy: Policy = {
      name: 'read-meters',
      filter: { streamPrefixes: ['meter-'] },
      partitionOf,
      handle: async (event) => {
        await handle(event);
        handled.push(nameOf(event));
      },
    };
    const checkpoints = new Checkpoints(log.db);
    const runner = new SubscriptionRunner(policySubscription(policy, log.db, checkpoints), {
      store: log.store,
      checkpoints,
      parked,
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

  const parkedNow = async () => (await parked.list(undefined, 100)).map(placeOf);

  it('handles a partition in order and another beside it', async () => {
    let released: () => void = silent;
    const gate = new Promise<void>((resolve) => (released = resolve));
    await log.append('meter-1', reading, reading);
    await log.append('meter-2', reading, reading);
    start((event) => (nameOf(event) === 'meter-1@0' ? gate : Promise.resolve()));

    await until(() => handled.length === 2);
    expect(handled).toEqual(['meter-2@0', 'meter-2@1']);
    released();
    await until(() => handled.length === 4);
    expect(handled.slice(2)).toEqual(['meter-1@0', 'meter-1@1']);
  });

  it('goes on where it was', async () => {
    await log.append('meter-1', reading, reading);
    const first = start();
    await until(() => first.status.state === 'live');
    await first.stop();
    await log.append('meter-1', reading);
    start();

    await until(() => handled.length === 3);
    await sleep(30);
    expect(handled).toEqual(['meter-1@0', 'meter-1@1', 'meter-1@2']);
  });

  it('hands out again what a runner that was stopped in the middle has not finished', async () => {
    await log.append('meter-1', reading);
    await log.append('meter-2', reading, reading);
    const first = start(async ({ streamName }) => {
      if (streamName === 'meter-2') throw new EventStoreUnavailableError('away');
      return Promise.resolve();
    });
    await until(() => first.status.state === 'delayed' && handled.length === 1);
    await first.stop();
    start();

    await until(() => handled.includes('meter-2@1'));
    expect(new Set(handled)).toEqual(new Set(['meter-1@0', 'meter-2@0', 'meter-2@1']));
  });

  it('waits for what is away, and meanwhile goes on with other partitions', async () => {
    let away = true;
    await log.append('meter-1', reading, reading);
    await log.append('meter-2', reading);
    const runner = start(({ streamName }) => {
      if (away && streamName === 'meter-1') throw new EventStoreUnavailableError('away');
      return Promise.resolve();
    });
    await until(() => runner.status.state === 'delayed' && handled.length === 1);
    expect(handled).toEqual(['meter-2@0']);
    away = false;

    await until(() => runner.status.state === 'live');
    expect(handled).toEqual(['meter-2@0', 'meter-1@0', 'meter-1@1']);
    expect(await parkedNow()).toEqual([]);
  });

  it('parks the partition of an event that fails, and heals it in order', async () => {
    let healed = false;
    const refuse = new CaselineError('invalid', 'unreadable', 'It has no amount.');
    await log.append('meter-1', reading, reading);
    await log.append('meter-2', reading);
    const runner = start((event) =>
      !healed && nameOf(event) === 'meter-1@0' ? Promise.reject(refuse) : Promise.resolve(),
    );
    await until(() => runner.status.state === 'live');
    await log.append('meter-1', reading);
    await until(async () => (await parkedNow()).length === 3);
    expect(await parkedNow()).toEqual([
      'meter-1@0 unreadable: It has no amount.',
      'meter-1@1 null',
      'meter-1@2 null',
    ]);
    expect(handled).toEqual(['meter-2@0']);
    healed = true;
    await parked.requestRetry({ subscription: 'read-meters' });
    retry();

    await until(async () => (await parkedNow()).length === 0);
    expect(handled).toEqual(['meter-2@0', 'meter-1@0', 'meter-1@1', 'meter-1@2']);
  });

  it('parks an event whose partition cannot be told under its stream', async () => {
    await log.append('meter-1', reading);
    await log.append('meter-2', reading);
    const unreadable = ({ streamName }: RecordedEvent) => {
      if (streamName === 'meter-1') throw new TypeError('no account');
      return 'account';
    };
    start((event) => Promise.resolve(void unreadable(event)), { partitionOf: unreadable });

    await until(() => handled.length === 1);
    await until(async () => (await parkedNow()).length === 1);
    expect((await parked.list(undefined, 1))[0]).toMatchObject({ partition: 'meter-1' });
  });

  it('never quotes the message of an unexpected error, which may hold personal data', async () => {
    await log.append('meter-1', reading);
    start(() => Promise.reject(new RangeError('+86 138 0013 8000')));

    await until(async () => (await parkedNow()).length === 1);
    const [row] = await parked.list(undefined, 1);
    expect(row?.reason).toMatch(/^RangeError in .+\(policy-runner\.int\.spec\.ts:\d+\)$/);
  });
});

const silent = () => undefined;
const byStream = ({ streamName }: RecordedEvent): string => streamName;
const release = () => Promise.resolve();

function nameOf({ streamName, revision }: RecordedEvent): string {
  return `${streamName}@${revision}`;
}

function placeOf(row: { stream_name: string; revision: number; reason: string | null }): string {
  return `${row.stream_name}@${row.revision} ${row.reason ?? 'null'}`;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 2_500; attempt += 1) {
    if (await Promise.resolve(condition()).catch(() => false)) return;
    await sleep(10);
  }
  throw new Error('It has not happened within 25 s.');
}
