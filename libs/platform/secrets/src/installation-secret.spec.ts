import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { installationSecret } from './installation-secret.js';

describe('installationSecret', () => {
  let folder: string;
  let home: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caseline-secret-'));
    home = path.join(folder, 'home');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, whoever asks first, and kept', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => installationSecret(home)));
    const again = await installationSecret(home);
    expect(new Set([...asked, again].map((secret) => secret.toString('hex'))).size).toBe(1);
    expect(again).toHaveLength(32);
    expect(await readdir(home)).toEqual(['installation-secret']);
  });

  it('is readable for its owner only', async () => {
    await installationSecret(home);
    const { mode } = await stat(path.join(home, 'installation-secret'));
    expect(mode & 0o077).toBe(0);
  });

  it('is the one that is set, and then no file is made', async () => {
    const set = Buffer.alloc(32, 7).toString('base64');
    expect(await installationSecret(home, set)).toEqual(Buffer.alloc(32, 7));
    await expect(readFile(path.join(home, 'installation-secret'))).rejects.toThrow('ENOENT');
  });

  it('refuses what is too short, naming where it came from', async () => {
    const short = Buffer.alloc(31).toString('base64');
    await expect(installationSecret(home, short)).rejects.toThrow('INSTALLATION_SECRET has fewer');
    await installationSecret(home);
    await writeFile(path.join(home, 'installation-secret'), 'c2hvcnQ=');
    await expect(installationSecret(home)).rejects.toThrow('is damaged');
  });
});
