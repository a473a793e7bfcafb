import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '#platform/kernel';
import { DevelopmentIssuer } from './development-issuer.js';

describe('DevelopmentIssuer', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'caseline-issuer-'));
  });

  afterEach(() => rm(home, { recursive: true }));

  const request = { role: 'agent', subject: 'ana', timeToLiveSeconds: 60 } as const;

  it('has one key for a home, whoever comes first and however often', async () => {
    const issuers = await Promise.all(
      Array.from({ length: 8 }, () => DevelopmentIssuer.open(home, systemClock)),
    );
    const later = await DevelopmentIssuer.open(home, systemClock);

    for (const issuer of issuers) {
      const { caller } = await later.verifier().verify(await issuer.issue(request));
      expect(caller).toEqual({ id: 'ana', role: 'agent' });
    }
  });

  it('keeps its key from others', async () => {
    await DevelopmentIssuer.open(home, systemClock);

    const file = path.join(home, 'development-issuer.jwk.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('d');
  });

  it('says which file to delete when there is no key in it, and nothing of what is', async () => {
    await writeFile(path.join(home, 'development-issuer.jwk.json'), '{"d":"secret"');

    const opening = DevelopmentIssuer.open(home, systemClock);

    await expect(opening).rejects.toThrow(/development-issuer\.jwk\.json holds no key.*Delete it/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});
