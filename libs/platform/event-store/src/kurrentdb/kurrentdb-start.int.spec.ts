import { createServer as createHttp2Server, type Http2Server } from 'node:http2';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Clock } from '#platform/kernel';
import { describeOnKurrentDb, type KurrentDbServer, startKurrentDbServer } from '#testing';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';
import { refusal } from './refusal.fixture.js';
import { isNewerThanKnown, refuseTooOld } from './start-up-probe.js';

describe('KurrentDbEventStore.open where there is no server', () => {
  let silent: Server;
  let closing: Server;
  let ancient: Http2Server;

  beforeAll(async () => {
    silent = createServer((socket) => {
      socket.on('error', () => undefined).unref();
    });
    closing = createServer((socket) => {
      socket.on('error', () => undefined).destroy();
    });
    ancient = createHttp2Server().on('stream', (stream) => {
      const unimplemented = { 'content-type': 'application/grpc', 'grpc-status': '12' };
      stream.respond({ ':status': 200, ...unimplemented }, { endStream: true });
    });
    for (const server of [silent, closing, ancient]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }
  });

  afterAll(() => {
    for (const server of [silent, closing, ancient]) server.close();
  });

  it.each(['kurrentdb://127.0.0.1:1?tls=false', 'kurrentdb://me:hunter2@127.0.0.1:1'])(
    'says of %s that nobody answers there',
    async (connectionString) => {
      const sentence = await refusal({ connectionString });

      expect(sentence).toMatch(/^EventStoreDB does not answer at 127\.0\.0\.1:1\./);
      expect(sentence).not.toContain('hunter2');
    },
  );

  it('names each node of a cluster where nobody answers', async () => {
    const connectionString = 'kurrentdb+discover://127.0.0.1:1,127.0.0.1:2?tls=false';

    expect(await refusal({ connectionString })).toBe(
      'EventStoreDB does not answer at 127.0.0.1:1, 127.0.0.1:2. Start it, or mend the address.',
    );
  });

  it.each(['', '?tls=false'])(
    'says so%s of what takes connections and keeps silent',
    async (query) => {
      const connectionString = `kurrentdb://127.0.0.1:${portOf(silent)}${query}`;

      expect(await refusal({ connectionString })).toMatch(/does not answer/);
    },
  );

  it.each(['', '?tls=false'])('says so%s of what closes each connection', async (query) => {
    const connectionString = `kurrentdb://127.0.0.1:${portOf(closing)}${query}`;

    expect(await refusal({ connectionString })).toMatch(/does not answer/);
  });

  it('refuses a server that is too old to tell its version', async () => {
    const connectionString = `kurrentdb://127.0.0.1:${portOf(ancient)}?tls=false`;

    expect(await refusal({ connectionString })).toBe(
      "The server's version is unknown, and Caseline needs EventStoreDB 23.10 or later.",
    );
  });

  it('names a certificate file that is missing', async () => {
    const connectionString = 'kurrentdb://localhost:2113?tlsCAFile=/nowhere/ca.crt';

    expect(await refusal({ connectionString })).toBe(
      'The certificate file /nowhere/ca.crt cannot be read.',
    );
  });
});

describe('The version of the server', () => {
  const check = (version: string) => () => {
    refuseTooOld(version);
  };

  it.each(['23.10.0', '23.10.8', '24.2.0', '24.10.3', '26.1.1', '27.0.0'])(
    '%s will do',
    (version) => {
      expect(check(version)).not.toThrow();
    },
  );

  it.each(['unknown', '', '5.0.11', '22.10.5', '23.6.0'])('"%s" is refused', (version) => {
    expect(check(version)).toThrow(
      `The server's version is ${version}, and Caseline needs EventStoreDB 23.10 or later.`,
    );
  });

  it('is worth a warning where it is newer than what is known', () => {
    const versions = ['23.10.8', '26.9.0', '27.0.0', '100.1.0'];
    expect(versions.filter(isNewerThanKnown)).toEqual(['27.0.0', '100.1.0']);
  });
});

describeOnKurrentDb('KurrentDbEventStore.open', () => {
  let server: KurrentDbServer;

  beforeAll(async () => {
    // Asked for the leader, it names an address where nobody is.
    server = await startKurrentDbServer('--node-port-advertise-as', '1');
  });

  afterAll(() => server.remove());

  it.each([
    ['behind', 6, '6 minutes ahead of'],
    ['ahead', -6, '6 minutes behind'],
  ])('refuses to record with a clock that is %s by minutes', async (_, minutes, sentence) => {
    const { connectionString } = server;
    const clock = clockThatIs(minutes);

    expect(await refusal({ connectionString, clock })).toBe(
      `The clock of the server at 127.0.0.1:${server.port} is ${sentence} ours. ` +
        'What is recorded keeps its time for ever: set the clock that is wrong.',
    );
  });

  it.each([4, -4])('opens with clocks that are %s minutes apart', async (minutes) => {
    const { connectionString } = server;

    const store = await KurrentDbEventStore.open({ connectionString, clock: clockThatIs(minutes) });

    await store.close();
  });

  it('says of a leader that advertises an address where it cannot be reached', async () => {
    const connectionString = `kurrentdb+discover://127.0.0.1:${server.port}?tls=false`;

    expect(await refusal({ connectionString, startMs: 1_000 })).toBe(
      `EventStoreDB at 127.0.0.1:${server.port} says that its leader is at 127.0.0.1:1, and nobody answers ` +
        'there from here: see which address the nodes advertise.',
    );
  });

  it('says of a server without TLS that it has none', async () => {
    const connectionString = `kurrentdb://127.0.0.1:${server.port}`;

    expect(await refusal({ connectionString })).toMatch(/does not speak TLS/);
  });

  it('waits for a server that is just being started', async () => {
    await server.stop();
    const opening = KurrentDbEventStore.open({ connectionString: server.connectionString });
    await server.start();

    const store = await opening;

    expect(await store.logId()).toMatch(/./);
    await store.close();
  });
});

function portOf(server: Server | Http2Server): number {
  return (server.address() as AddressInfo).port;
}

function clockThatIs(minutesBehind: number): Clock {
  return { now: () => new Date(Date.now() - minutesBehind * 60_000) };
}
