import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  appended,
  collect,
  describeOnKurrentDb,
  follow,
  idsOf,
  type KurrentDbCluster,
  type KurrentDbServer,
  newCategory,
  newStream,
  sampleEvent,
  startKurrentDbCluster,
} from '#testing';
import { type EventStore } from '../event-store.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';
import { refusal } from './refusal.fixture.js';

describeOnKurrentDb('KurrentDbEventStore on a cluster that loses its leader', () => {
  let cluster: KurrentDbCluster;
  let store: KurrentDbEventStore;
  const lost: unknown[] = [];
  const onLost = (reason: unknown): void => {
    lost.push(reason);
  };

  beforeAll(async () => {
    process.on('unhandledRejection', onLost);
    cluster = await startKurrentDbCluster();
    store = await KurrentDbEventStore.open({ connectionString: cluster.connectionString });
  });

  beforeEach(() => cluster.untilWhole());

  afterAll(async () => {
    await store.close();
    await cluster.remove();
    process.off('unhandledRejection', onLost);
    expect(lost).toEqual([]);
  });

  const faults: readonly Fault[] = [
    { name: 'is killed', begin: (leader) => leader.kill(), end: (leader) => leader.start() },
    { name: 'resigns', begin: (leader) => leader.resign() },
  ];

  it.each(faults)(
    'loses, doubles and disorders nothing when it $name under load, twice',
    async ({ name, begin, end }) => {
      const load = new Load(store);
      await load.progress();
      for (const time of ['first', 'second']) {
        const leader = await cluster.leader();
        await begin(leader);
        await load.reportProgress(`leader ${name} for the ${time} time`);
        await end?.(leader);
        await cluster.untilWhole();
        await load.progress();
      }
      await load.endAndCheck();
    },
    180_000,
  );

  it('opens while the first of the nodes that it is told is down', async () => {
    const [first] = cluster.nodes;
    await first!.kill();

    await expectToWork(cluster.connectionString);

    await first!.start();
  });

  it('is shown the leader by whichever node it is told', async () => {
    for (const { connectionString } of cluster.nodes) await expectToWork(connectionString);
  });

  it('says that no node leads where too few of them run', async () => {
    const [lonely, ...others] = cluster.nodes;
    await Promise.all(others.map((node) => node.kill()));

    const { connectionString } = cluster;
    expect(await refusal({ connectionString, startMs: 5_000 })).toBe(
      `EventStoreDB answers at 127.0.0.1:${lonely!.port}, but no node leads. It may still be starting; of a ` +
        'cluster more than half of the nodes have to run and to reach each other.',
    );

    await Promise.all(others.map((node) => node.start()));
  });
});

async function expectToWork(connectionString: string): Promise<void> {
  const store = await KurrentDbEventStore.open({ connectionString });
  const stream = newStream();
  const { position } = await appended(store, stream, 'none', [sampleEvent()]);
  const subscriber = follow(store, { filter: { streamPrefixes: [stream] } });
  await subscriber.until(() => subscriber.events.length > 0);
  expect(subscriber.events).toMatchObject([{ streamName: stream, position }]);
  expect(await collect(store.readStream(stream))).toHaveLength(1);
  await subscriber.stop();
  await store.close();
}

interface Fault {
  readonly name: string;
  readonly begin: (leader: KurrentDbServer) => Promise<void>;
  readonly end?: (leader: KurrentDbServer) => Promise<void>;
}

/** Writers that append as fast as they are answered, beside a live subscription to all of it. */
class Load {
  readonly #category = newCategory();
  readonly #filter = { streamPrefixes: [this.#category] };
  readonly #acknowledged: string[] = [];
  readonly #subscriber;
  readonly #writers: readonly Promise<void>[];
  #isOver = false;
  #longest = 0;
  #firstSince: { readonly begun: number; readonly tell: () => void } | undefined;

  constructor(private readonly store: EventStore) {
    this.#subscriber = follow(store, { filter: this.#filter });
    this.#writers = Array.from({ length: 32 }, () => this.#write());
  }

  /** Waits until appends that have been begun from now on are answered. */
  async progress(): Promise<number> {
    const begun = performance.now();
    const first = new Promise<void>((tell) => (this.#firstSince = { begun, tell }));
    await Promise.race([first, ...this.#writers]);
    const seconds = (performance.now() - begun) / 1_000;
    const goal = this.#acknowledged.length + 500;
    while (this.#acknowledged.length < goal) {
      await Promise.race([...this.#writers, new Promise((next) => setTimeout(next, 5))]);
    }
    return seconds;
  }

  async reportProgress(fault: string): Promise<void> {
    this.#longest = 0;
    const seconds = await this.progress();
    const longest = `the longest append took ${this.#longest.toFixed(1)} s`;
    process.stderr.write(
      `EventStoreDB, ${fault}: success after ${seconds.toFixed(1)} s, ${longest}\n`,
    );
  }

  async endAndCheck(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#writers);
    const log = await collect(this.store.readAll({ filter: this.#filter }));
    expect(idsOf(log).toSorted()).toEqual(this.#acknowledged.toSorted());
    const next = new Map<string, number>();
    for (const { streamName, revision } of log) {
      expect(revision).toBe(next.get(streamName) ?? 0);
      next.set(streamName, revision + 1);
    }
    await this.#subscriber.until(() => this.#subscriber.events.length >= log.length);
    await this.#subscriber.stop();
    expect(idsOf(this.#subscriber.events)).toEqual(idsOf(log));
  }

  async #write(): Promise<void> {
    const stream = newStream(this.#category);
    for (let revision = 0; !this.#isOver; revision += 1) {
      const event = sampleEvent({ revision });
      const begun = performance.now();
      const expected = revision === 0 ? 'none' : revision - 1;
      expect(await appended(this.store, stream, expected, [event])).toMatchObject({ revision });
      this.#acknowledged.push(event.id);
      this.#longest = Math.max(this.#longest, (performance.now() - begun) / 1_000);
      if (this.#firstSince && begun > this.#firstSince.begun) this.#firstSince.tell();
    }
  }
}
