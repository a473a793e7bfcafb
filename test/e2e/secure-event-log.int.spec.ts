import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  describeOnSecureKurrentDb,
  KURRENTDB_ADMIN,
  type SecureKurrentDbServer,
  startSecureKurrentDbServer,
} from '#testing';
import { CaselineProcess } from '../processes/caseline-process.js';
import { casesOf } from '../processes/cases.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

describeOnSecureKurrentDb('Caseline on an EventStoreDB with TLS and passwords', () => {
  let server: SecureKurrentDbServer;
  let folder: string;
  let home: string;
  let settings: { home: string } & Record<string, string>;

  beforeAll(async () => {
    server = await startSecureKurrentDbServer();
    folder = await mkdtemp(path.join(tmpdir(), 'caseline-secrets-'));
    home = await newHome('secure');
    settings = {
      home,
      KURRENTDB_URL: server.connectionString,
      KURRENTDB_CA_FILE: server.caFile,
      KURRENTDB_USER_FILE: await secret('user', `${KURRENTDB_ADMIN.username}\n`),
      KURRENTDB_PASSWORD_FILE: await secret('password', `${KURRENTDB_ADMIN.password}\n`),
    };
  });

  afterAll(async () => {
    await removeHome(home);
    await rm(folder, { recursive: true });
    await server.remove();
  });

  it('takes user and password from files', async () => {
    const caseline = await CaselineProcess.start(settings);
    await (await apiAs('service', caseline)).publish(withdrawalStuck(1));

    const cases = await casesOf(await apiAs('agent', caseline), 'cust-1');

    expect(cases).toMatchObject([{ signals: 1 }]);
    expect(await caseline.terminate()).toBe(0);
  });

  it('says that a password in a file is wrong, and not which', async () => {
    const KURRENTDB_PASSWORD_FILE = await secret('wrong', 'hunter2');

    const output = await refusalOf({ ...settings, KURRENTDB_PASSWORD_FILE });

    expect(output).toContain('EventStoreDB refuses the user or the password.');
    expect(output).not.toContain('hunter2');
  });

  it('names a file that is empty, and one that is not there', async () => {
    const KURRENTDB_PASSWORD_FILE = await secret('empty', '\n');
    const KURRENTDB_USER_FILE = path.join(folder, 'missing');

    expect(await refusalOf({ ...settings, KURRENTDB_PASSWORD_FILE })).toContain(
      `KURRENTDB_PASSWORD_FILE names ${KURRENTDB_PASSWORD_FILE}, which cannot be read or is empty.`,
    );
    expect(await refusalOf({ ...settings, KURRENTDB_USER_FILE })).toContain(
      `KURRENTDB_USER_FILE names ${KURRENTDB_USER_FILE}, which cannot be read or is empty.`,
    );
  });

  async function secret(name: string, text: string): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, text, { mode: 0o600 });
    return file;
  }

  async function refusalOf(wrong: typeof settings): Promise<string> {
    const refused = CaselineProcess.spawn(wrong);
    expect(await refused.exited()).toBe(1);
    return refused.output;
  }
});
