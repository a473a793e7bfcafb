import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, type RecordedEvent } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { openTestLog, type TestLog, until } from '#testing';
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
    const runner = new SubscriptionRunner(policySubscription(policy), {
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

  const passed = async () => {
    const checkpoint = await new Checkpoints(log.db).find('read-meters');
    if (!checkpoint?.stream_name) return undefined;
    return `${checkpoint.stream_name}@${checkpoint.revision}`;
  };
  const parkedNow = async () => (await parked.list(undefined, 100)).map(placeOf);

  it('handles a partition in order and another beside it', async () => {
    const gate = newGate();
    await log.append('meter-1', reading, reading);
    await log.append('meter-2', reading, reading);
    start((event) => (nameOf(event) === 'meter-1@0' ? gate.opened : Promise.resolve()));

    await until(() => handled.length === 2);
    expect(handled).toEqual(['meter-2@0', 'meter-2@1']);
    gate.open();
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

  it('lets no slow partition hold up another, also not across pages', async () => {
    const gate = newGate();
    await log.append('meter-1', reading);
    const runner = start(slowMeter1(gate), { pageSize: 2 });
    for (let count = 0; count < 9; count += 1) await log.append('meter-2', reading);

    await until(() => handled.length === 9);
    expect(handled).toEqual(Array.from({ length: 9 }, (_, index) => `meter-2@${index}`));
    expect(runner.status.state).not.toBe('live');
    gate.open();
    await until(() => runner.status.state === 'live');
    expect(handled.at(-1)).toBe('meter-1@0');
  });

  it('has no more under way than it may, and goes on when there is room', async () => {
    const gate = newGate();
    await log.append('meter-1', reading);
    await log.append('meter-2', ...Array.from({ length: 20 }, () => reading));
    start(slowMeter1(gate), { mostUnderWay: 5 });
    await until(() => handled.length === 4);
    await sleep(200);
    expect(handled).toHaveLength(4);
    gate.open();

    await until(() => handled.length === 21);
    expect(handled.slice(0, 4)).toEqual([0, 1, 2, 3].map((index) => `meter-2@${index}`));
  });

  it('moves the checkpoint no further than to the oldest event that is not done', async () => {
    const gate = newGate();
    await log.append('meter-0', reading);
    await log.append('meter-1', reading);
    await log.append('meter-2', reading, reading);
    start(slowMeter1(gate));
    await until(() => handled.length === 3);
    await until(async () => (await passed()) === 'meter-0@0');
    await sleep(250);
    expect(await passed()).toBe('meter-0@0');
    gate.open();

    await until(async () => (await passed()) === 'meter-2@1');
  });

  it('skips nothing when it is taken over in the middle, and whoever was fenced out passes nothing', async () => {
    const gate = newGate();
    await log.append('meter-1', reading);
    await log.append('meter-2', reading, reading);
    // It does not notice that it is dead.
    const dead = start(slowMeter1(gate), { takeLease: once() });
    await until(() => handled.length === 2);
    handled = [];
    const laterGate = newGate();
    start(slowMeter1(laterGate));
    await until(() => handled.length === 2);
    gate.open();
    await until(() => dead.status.state === 'standby');
    expect(handled).toEqual(['meter-2@0', 'meter-2@1', 'meter-1@0']);
    expect(await passed()).toBeUndefined();
    laterGate.open();

    await until(async () => (await passed()) === 'meter-2@1');
    expect(handled.filter((name) => name === 'meter-1@0')).toHaveLength(2);
  });

  it('finishes what is under way when it is stopped, and begins nothing more', async () => {
    const gate = newGate();
    await log.append('meter-0', reading);
    await log.append('meter-1', reading, reading);
    const first = start(slowMeter1(gate));
    await until(() => handled.length === 1);
    let isStopped = false;
    const stopped = first.stop().then(() => (isStopped = true));
    await sleep(50);
    expect(isStopped).toBe(false);
    gate.open();
    await stopped;
    expect(handled).toEqual(['meter-0@0', 'meter-1@0']);
    expect(await passed()).toBe('meter-1@0');
    start();

    await until(() => handled.length === 3);
    await sleep(150);
    expect(handled.slice(2)).toEqual(['meter-1@1']);
  });

  it('parks in order what waits behind an event that failed far ahead of the checkpoint', async () => {
    const gate = newGate();
    let healed = false;
    const refuse = new CaselineError('invalid', 'unreadable', 'It has no amount.');
    await log.append('meter-1', reading);
    await log.append('meter-2', reading, reading);
    const runner = start((event) => {
      if (event.streamName === 'meter-1') return gate.opened;
      return !healed && nameOf(event) === 'meter-2@0' ? Promise.reject(refuse) : Promise.resolve();
    });
    await log.append('meter-3', reading);
    await until(() => handled.length === 1);
    // Healed by now, but what came first has to come first.
    healed = true;
    await log.append('meter-2', reading);
    await log.append('meter-3', reading);
    await until(() => handled.length === 2);
    expect(handled).toEqual(['meter-3@0', 'meter-3@1']);
    expect(await parkedNow()).toEqual([]);
    const wished = log.append('meter-2', reading);
    gate.open();
    await wished;
    await until(async () => (await parkedNow()).length === 4);
    expect(await parkedNow()).toEqual([
      'meter-2@0 unreadable: It has no amount.',
      'meter-2@1 null',
      'meter-2@2 null',
      'meter-2@3 null',
    ]);
    await parked.requestRetry({ subscription: 'read-meters' });
    retry();
    await log.append('meter-2', reading);

    await until(() => handled.includes('meter-2@4'));
    expect(handled.filter((name) => name.startsWith('meter-2'))).toEqual(
      [0, 1, 2, 3, 4].map((index) => `meter-2@${index}`),
    );
    await until(() => runner.status.state === 'live');
    expect(await parkedNow()).toEqual([]);
  });

  it('retries a partition only when nothing of it is on its way to be parked', async () => {
    const gate = newGate();
    let healed = false;
    await log.append('meter-2', reading);
    start((event) => {
      if (event.streamName === 'meter-1') return gate.opened;
      return healed ? Promise.resolve() : Promise.reject(new RangeError('It has no amount.'));
    });
    await until(async () => (await parkedNow()).length === 1);
    healed = true;
    await log.append('meter-1', reading);
    await log.append('meter-2', reading);
    await log.append('meter-3', reading);
    await until(() => handled.length === 1);
    await parked.requestRetry({ subscription: 'read-meters' });
    retry();
    await sleep(100);
    gate.open();
    await log.append('meter-2', reading);

    await until(() => handled.includes('meter-2@2'));
    const ofMeter2 = handled.filter((name) => name.startsWith('meter-2'));
    expect(ofMeter2).toEqual(['meter-2@0', 'meter-2@1', 'meter-2@2']);
    await until(async () => (await passed()) === 'meter-2@2');
    expect(await parkedNow()).toEqual([]);
  });

  it.each([1, 2, 3])(
    'handles every event, after those before it, however often it is stopped (history %d)',
    async (seed) => {
      const random = randomOf(seed);
      const meters = ['meter-1', 'meter-2', 'meter-3', 'meter-4'];
      const recorded: string[] = [];
      const slowly = async () => {
        if (random() < 0.3) await sleep(random() * 30);
        if (random() < 0.1) throw new EventStoreUnavailableError('away');
      };
      let runner = start(slowly, { pageSize: 3, mostUnderWay: 7 });
      for (let count = 0; count < 60; count += 1) {
        const meter = meters[Math.floor(random() * meters.length)]!;
        await log.append(meter, reading);
        recorded.push(`${meter}@${recorded.filter((name) => name.startsWith(meter)).length}`);
        if (random() > 0.1) continue;
        // Stopped, or fenced out while it believes to be the one.
        if (random() < 0.5) await runner.stop();
        runner = start(slowly, { pageSize: 3, mostUnderWay: 7, takeLease: once() });
      }
      const last = recorded.at(-1)!;
      start(slowly);

      await until(async () => (await passed()) === last);
      const firstTimes = [...new Set(handled)];
      for (const meter of meters) {
        const ofMeter = (name: string) => name.startsWith(meter);
        expect(firstTimes.filter(ofMeter)).toEqual(recorded.filter(ofMeter));
      }
    },
  );

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

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

function newGate(): Gate {
  let open: () => void = silent;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    opened,
    open: () => {
      open();
    },
  };
}

/** What is in meter-1 takes until the gate opens. */
function slowMeter1({ opened }: Gate): Handle {
  return ({ streamName }) => (streamName === 'meter-1' ? opened : Promise.resolve());
}

/** The lease, the first time that it is asked for. */
function once(): SubscriptionEnvironment['takeLease'] {
  let given = false;
  return () => {
    const lease = given ? undefined : { lost: new AbortController().signal, release };
    given = true;
    return Promise.resolve(lease);
  };
}

/** The same numbers for the same seed, each from 0 to below 1 (a linear congruential generator). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function nameOf({ streamName, revision }: RecordedEvent): string {
  return `${streamName}@${revision}`;
}

function placeOf(row: { stream_name: string; revision: number; reason: string | null }): string {
  return `${row.stream_name}@${row.revision} ${row.reason ?? 'null'}`;
}
