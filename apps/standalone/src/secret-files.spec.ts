import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { ConfigError } from './read-settings.js';
import { databaseUrl, givenInstallationSecret } from './secret-files.js';

const SECRET = Buffer.alloc(32, 7).toString('base64');

describe('secrets in files', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caseline-secrets-'));
    file = path.join(folder, 'secret');
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function hold(text: string): Promise<string> {
    await writeFile(file, text);
    return file;
  }

  it.each([
    'postgresql://caseline@db:5432/caseline',
    'postgresql://db/caseline?sslmode=disable',
    'postgresql:///caseline?host=/run/postgresql',
  ])('put the password into %s, whatever stands in it', async (DATABASE_URL) => {
    const password = 'a b+c/d?e&f=g%2h#@:1';
    const DATABASE_PASSWORD_FILE = await hold(`${password}\n`);

    const complete = await databaseUrl(readConfig({ DATABASE_URL, DATABASE_PASSWORD_FILE }));

    expect(complete?.startsWith(DATABASE_URL)).toBe(true);
    expect(new URL(complete!).searchParams.get('password')).toBe(password);
  });

  it('leave the database alone where there is none', async () => {
    const DATABASE_URL = 'postgresql://caseline:secret@db/caseline';

    expect(await databaseUrl(readConfig({ DATABASE_URL }))).toBe(DATABASE_URL);
    expect(await databaseUrl(readConfig({}))).toBeUndefined();
  });

  it('give the installation secret, as its setting does', async () => {
    const INSTALLATION_SECRET_FILE = await hold(`${SECRET}\n`);

    expect(await givenInstallationSecret(readConfig({ INSTALLATION_SECRET_FILE }))).toBe(SECRET);
    expect(await givenInstallationSecret(readConfig({ INSTALLATION_SECRET: SECRET }))).toBe(SECRET);
    expect(await givenInstallationSecret(readConfig({}))).toBeUndefined();
  });

  it('are refused with a sentence that names the setting, and never the secret', async () => {
    const secret = await hold('hunter2');
    const missing = path.join(folder, 'missing');
    const databaseOf = (DATABASE_PASSWORD_FILE: string, DATABASE_URL = '') =>
      databaseUrl(readConfig({ DATABASE_PASSWORD_FILE, ...(DATABASE_URL && { DATABASE_URL }) }));
    const secretOf = (INSTALLATION_SECRET_FILE: string, given = {}) =>
      givenInstallationSecret(readConfig({ INSTALLATION_SECRET_FILE, ...given }));

    for (const [refused, sentence] of [
      [() => databaseOf(missing, 'postgresql://db'), 'DATABASE_PASSWORD_FILE names'],
      [() => databaseOf(secret), 'DATABASE_PASSWORD_FILE needs DATABASE_URL'],
      [() => secretOf(missing), 'INSTALLATION_SECRET_FILE names'],
      [() => secretOf(secret), 'which holds no base64 of 32 bytes or more'],
      [() => secretOf(secret, { INSTALLATION_SECRET: SECRET }), 'not both'],
    ] as const) {
      const error: unknown = await refused().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ConfigError);
      expect(String(error)).toContain(sentence);
      expect(String(error)).not.toContain('hunter2');
    }
  });
});
