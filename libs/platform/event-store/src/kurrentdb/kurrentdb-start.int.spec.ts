import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeOnKurrentDb, type KurrentDbServer, startKurrentDbServer } from '#testing';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';
import { KurrentDbSettingsError } from './kurrentdb-settings.js';
import { checkVersion } from './start-up-probe.js';

async function refusal(connectionString: string, startMs = 500): Promise<string> {
  const error: unknown = await KurrentDbEventStore.open({ connectionString, startMs }).then(
    (store) => store.close(),
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(KurrentDbSettingsError);
  return (error as Error).message;
}

describe('KurrentDbEventStore.open where there is no server', () => {
  let silent: Server;

  beforeAll(async () => {
    silent = createServer((socket) => {
      socket.on('error', () => undefined).unref();
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    silent.close();
  });

  it.each(['kurrentdb://127.0.0.1:1?tls=false', 'kurrentdb://me:hunter2@127.0.0.1:1'])(
    'says of %s that nobody answers there',
    async (connectionString) => {
      const sentence = await refusal(connectionString);

      expect(sentence).toMatch(/^EventStoreDB does not answer at 127\.0\.0\.1:1\./);
      expect(sentence).not.toContain('hunter2');
    },
  );

  it('says so of something that takes connections and keeps silent', async () => {
    const { port } = silent.address() as { port: number };

    expect(await refusal(`kurrentdb://127.0.0.1:${port}?tls=false`)).toMatch(/does not answer/);
  });

  it('names a certificate file that is missing', async () => {
    const connectionString = 'kurrentdb://localhost:2113?tlsCAFile=/nowhere/ca.crt';

    expect(await refusal(connectionString)).toBe(
      'The certificate file /nowhere/ca.crt cannot be read.',
    );
  });
});

describe('checkVersion', () => {
  it.each(['23.10.0', '23.10.8', '24.10.3', '26.1.1'])('takes %s', (version) => {
    expect(() => {
      checkVersion(version);
    }).not.toThrow();
  });

  it.each(['unknown', '5.0.11', '22.10.5', '23.6.0', '27.0.0'])('refuses %s', (version) => {
    expect(() => {
      checkVersion(version);
    }).toThrow(`The server is EventStoreDB ${version}`);
  });
});

describeOnKurrentDb('KurrentDbEventStore.open', () => {
  let server: KurrentDbServer;

  beforeAll(async () => {
    server = await startKurrentDbServer();
  }, 60_000);

  afterAll(() => server.remove());

  it('says of a server without TLS that it has none', async () => {
    expect(await refusal(`kurrentdb://127.0.0.1:${server.port}`)).toMatch(/does not speak TLS/);
  });

  it('waits for a server that is just being started', async () => {
    await server.stop();
    const opening = KurrentDbEventStore.open({ connectionString: server.connectionString });
    await server.start();

    const store = await opening;

    expect(await store.logId()).toMatch(/./);
    await store.close();
  }, 60_000);
});
