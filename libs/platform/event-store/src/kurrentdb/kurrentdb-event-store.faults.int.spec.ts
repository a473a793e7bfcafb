import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  describeOnKurrentDb,
  eventToAppend,
  follow,
  type KurrentDbServer,
  startKurrentDbServer,
  until,
} from '#testing';
import { EventStoreUnavailableError } from '../errors.js';
import { type AppendResult, type EventToAppend } from '../event-store.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';

describeOnKurrentDb('KurrentDbEventStore on a way that fails', () => {
  let server: KurrentDbServer;
  let way: Way;
  let store: KurrentDbEventStore;
  const lost: unknown[] = [];
  const onLost = (reason: unknown): void => {
    lost.push(reason);
  };

  beforeAll(async () => {
    server = await startKurrentDbServer();
  });

  beforeEach(async () => {
    process.on('unhandledRejection', onLost);
    way = await Way.to(server.port);
    store = await KurrentDbEventStore.open({
      connectionString: way.connectionString,
      patienceMs: 3_000,
      attemptMs: 1_000,
      readMs: 1_500,
    });
  });

  afterEach(async () => {
    await store.close();
    await way.close();
    process.off('unhandledRejection', onLost);
    expect(lost.splice(0)).toEqual([]);
  });

  afterAll(() => server.remove());

  it('answers every append when the connection is cut under load, and doubles none', async () => {
    const streams = Array.from({ length: 200 }, () => `cut-${randomUUID()}`);
    const appends = streams.map((stream) => store.append(stream, 'none', [event()]));
    await appends[0];
    const cut = performance.now();
    way.cut();

    const answers = await Promise.all(appends);
    report('connection cut', cut);

    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['appended']));
    for (const stream of streams) expect(await revisionsOf(stream)).toEqual([0]);
  });

  it('gives an append up in time when everything is swallowed, and the same append succeeds later', async () => {
    const stream = `swallowed-${randomUUID()}`;
    const append = (): Promise<AppendResult> => store.append(stream, 'none', [sole]);
    const sole = event();
    way.swallow();

    await expect(append()).rejects.toThrow(EventStoreUnavailableError);
    await expect(store.head()).rejects.toThrow(EventStoreUnavailableError);

    const healed = performance.now();
    way.letThrough();
    await until(append);
    await until(() => store.head());
    report('connection swallowed everything', healed);
    expect(await revisionsOf(stream)).toEqual([0]);
  });

  it('finds an append that was written although its answer was swallowed', async () => {
    const stream = `unanswered-${randomUUID()}`;
    way.swallowAnswers();
    const append = store.append(stream, 'none', [event()]);
    await wait(500);
    way.letThrough();

    expect(await append).toMatchObject({ outcome: 'appended', revision: 0 });
    expect(await until(() => revisionsOf(stream))).toEqual([0]);
  });

  it('keeps the process when a congested connection breaks', async () => {
    way.swallow();
    const appends = Array.from({ length: 3_000 }, () =>
      store.append(`congested-${randomUUID()}`, 'none', [event('x'.repeat(8_000))]),
    );
    await wait(300);
    way.cut();
    way.letThrough();

    const answers = await Promise.allSettled(appends);

    for (const answer of answers.filter(({ status }) => status === 'rejected')) {
      expect(answer).toMatchObject({ reason: { code: 'event-store-unavailable' } });
    }
  });

  it('goes on with a subscription that was cut, whether something was under way or not', async () => {
    const stream = `followed-${randomUUID()}`;
    const follower = follow(store, { filter: { streamPrefixes: [stream] }, batchSize: 1 });
    await store.append(stream, 'none', [event()]);
    await follower.until(() => follower.events.length === 1);

    way.cut();
    const second = event();
    await until(() => store.append(stream, 0, [second]));

    await follower.until(() => follower.events.length >= 2);
    expect(follower.events.map(({ revision }) => revision)).toEqual([0, 1]);
    await follower.stop();
  });

  async function revisionsOf(stream: string): Promise<readonly number[]> {
    const revisions: number[] = [];
    for await (const { revision } of store.readStream(stream)) revisions.push(revision);
    return revisions;
  }
});

function event(text = ''): EventToAppend {
  return eventToAppend({ type: 'SampleRecorded', data: { text } });
}

function report(fault: string, since: number): void {
  const seconds = ((performance.now() - since) / 1_000).toFixed(1);
  process.stderr.write(`EventStoreDB, ${fault}: success after ${seconds} s\n`);
}

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  requests: boolean;
  answers: boolean;
}

/** The way to a server, which can be cut, or swallow what is sent. */
class Way {
  readonly #connections = new Set<Connection>();
  #requests = true;
  #answers = true;

  private constructor(
    private readonly listener: Server,
    port: number,
  ) {
    listener.on('connection', (near) => {
      const far = connect(port, '127.0.0.1');
      const connection = { near, far, requests: this.#requests, answers: this.#answers };
      this.#connections.add(connection);
      near.on('data', (chunk) => connection.requests && far.write(chunk));
      far.on('data', (chunk) => connection.answers && near.write(chunk));
      for (const end of [near, far]) {
        end.on('error', () => undefined);
        end.on('close', () => {
          near.destroy();
          far.destroy();
          this.#connections.delete(connection);
        });
      }
    });
  }

  static async to(port: number): Promise<Way> {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return new Way(listener, port);
  }

  get connectionString(): string {
    const { port } = this.listener.address() as { port: number };
    return `kurrentdb://127.0.0.1:${port}?tls=false`;
  }

  cut(): void {
    for (const { near } of this.#connections) near.resetAndDestroy();
  }

  swallow(): void {
    this.#let(false, false);
  }

  swallowAnswers(): void {
    this.#let(true, false);
  }

  /** For new connections: one that has swallowed something stays dead, as nothing may be left out of it. */
  letThrough(): void {
    this.#requests = this.#answers = true;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  #let(requests: boolean, answers: boolean): void {
    this.#requests = requests;
    this.#answers = answers;
    for (const connection of this.#connections) Object.assign(connection, { requests, answers });
  }
}
