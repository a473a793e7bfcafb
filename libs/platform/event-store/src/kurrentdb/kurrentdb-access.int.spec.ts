import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  appended,
  collect,
  describeOnSecureKurrentDb,
  follow,
  idsOf,
  KURRENTDB_ADMIN,
  makeCertificate,
  newStream,
  sampleEvents,
  type SecureKurrentDbServer,
  startSecureKurrentDbServer,
} from '#testing';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';
import { connectionOf, type KurrentDbSettings } from './kurrentdb-settings.js';
import { createLastingClient } from './lasting-client.js';
import { refusal } from './refusal.fixture.js';

describeOnSecureKurrentDb('KurrentDbEventStore on a server with TLS and passwords', () => {
  let server: SecureKurrentDbServer;
  let settings: KurrentDbSettings;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caseline-access-'));
    server = await startSecureKurrentDbServer();
    const { connectionString, caFile } = server;
    settings = { connectionString, caFile, ...KURRENTDB_ADMIN };
  });

  afterAll(async () => {
    await server.remove();
    await rm(folder, { recursive: true });
  });

  describe('its certificate', () => {
    it('is trusted with the file of its authority: append, read, subscribe', async () => {
      await expectToWork(settings);
    });

    it('is trusted with the file named in the address', async () => {
      const { connectionString, caFile } = server;
      const address = `${connectionString}?tlsCAFile=${encodeURIComponent(caFile)}`;
      await expectToWork({ connectionString: address, ...KURRENTDB_ADMIN });
    });

    it('is not looked at where the address says so', async () => {
      const connectionString = `${server.connectionString}?tlsVerifyCert=false`;
      await expectToWork({ connectionString, ...KURRENTDB_ADMIN });
    });

    it('is not trusted without the file', async () => {
      expect(await refusal({ ...settings, caFile: undefined })).toMatch(
        /^The server at localhost:\d+ has a certificate that is not trusted \(\w+\): name the file of the authority that signed it\.$/,
      );
    });

    it('is not trusted with the file of another authority', async () => {
      const { caFile } = await makeCertificate();
      const sentence = await refusal({ ...settings, caFile });
      expect(sentence).toContain(`: ${caFile} is not the authority that signed it.`);
    });

    it('is not trusted with a file that holds no certificate', async () => {
      const caFile = path.join(folder, 'no-certificate.crt');
      await writeFile(caFile, 'Ceci n’est pas un certificat.');
      expect(await refusal({ ...settings, caFile })).toBe(
        `The certificate file ${caFile} holds no certificate as PEM.`,
      );
    });

    it('is for another name', async () => {
      const connectionString = `kurrentdb://127.0.0.1:${server.port}`;
      expect(await refusal({ ...settings, connectionString })).toBe(
        `The server at 127.0.0.1:${server.port} has a certificate for another name: use a name that is in it.`,
      );
    });

    it('is missed by an address that says tls=false', async () => {
      const connectionString = `${server.connectionString}?tls=false`;
      expect(await refusal({ ...settings, connectionString })).toBe(
        `The server at localhost:${server.port} speaks TLS, and the address says tls=false: leave that out.`,
      );
    });

    it('is not valid any more', async () => {
      const { certificateFile, keyFile, caFile } = await makeCertificate({ days: 0 });
      const [cert, key] = [await readFile(certificateFile), await readFile(keyFile)];
      const expired = createServer({ cert, key }).listen(0, '127.0.0.1');
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const { port } = expired.address() as { port: number };
      const connectionString = `kurrentdb://localhost:${port}`;
      expect(await refusal({ connectionString, caFile })).toBe(
        `The server at localhost:${port} has a certificate that is not valid now: renew it, unless a clock is wrong.`,
      );
      expired.close();
    });
  });

  describe('its passwords', () => {
    const REFUSED = 'EventStoreDB refuses the user or the password.';

    it('are taken from the address', async () => {
      const { username, password } = KURRENTDB_ADMIN;
      const connectionString = `kurrentdb://${username}:${password}@localhost:${server.port}`;
      await expectToWork({ connectionString, caFile: server.caFile });
    });

    it('have to be right', async () => {
      const sentence = await refusal({ ...settings, password: 'hunter2' });
      expect(sentence).toBe(REFUSED);
    });

    it('have to belong to a user who is known', async () => {
      expect(await refusal({ ...settings, username: 'nobody' })).toBe(REFUSED);
    });

    it('have to be given', async () => {
      const { connectionString, caFile } = settings;
      expect(await refusal({ connectionString, caFile })).toMatch(
        /^EventStoreDB wants a user and a password: /,
      );
    });

    it('may have every character, and belong to somebody who may not follow the log yet', async () => {
      const user = { username: 'case@line', password: 'p@ss:w/rd?#%&=é +' };
      await server.addUser(user);
      expect(await refusal({ ...settings, ...user })).toMatch(
        /^The user of EventStoreDB may not read \$all, which Caseline follows: put it into the group \$admins, /,
      );

      await allowReadingAll(user.username);
      await expectToWork({ ...settings, ...user });
    });
  });

  async function allowReadingAll(username: string): Promise<void> {
    const admin = createLastingClient(connectionOf(settings));
    const acl = { readRoles: ['$admins', username] };
    await admin.setStreamMetadata('$all', { acl });
    await admin.dispose();
  }
});

async function expectToWork(settings: KurrentDbSettings): Promise<void> {
  const store = await KurrentDbEventStore.open(settings);
  const stream = newStream();
  const events = sampleEvents(2);
  await appended(store, stream, 'none', events);
  const subscriber = follow(store, { filter: { streamPrefixes: [stream] } });
  await subscriber.until(() => subscriber.events.length === 2);
  expect(idsOf(subscriber.events)).toEqual(idsOf(events));
  expect(idsOf(await collect(store.readStream(stream)))).toEqual(idsOf(events));
  await subscriber.stop();
  await store.close();
}
