import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT } from 'jose';
import { systemClock } from '#platform/kernel';
import { JoseTokenVerifier } from './jose-token-verifier.js';

describe('JoseTokenVerifier of an issuer with a key set', () => {
  let keys: GenerateKeyPairResult;
  let server: Server;
  let keySet: URL;
  let published = true;

  beforeAll(async () => {
    keys = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'ES256', kid: 'one' };
    server = createServer((_request, response) => {
      response.statusCode = published ? 200 : 500;
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    keySet = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`);
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const policy = {
    issuer: 'https://id.example',
    audience: 'caseline',
    algorithms: ['ES256'],
    roleClaim: 'roles',
    clock: systemClock,
  };

  const verify = async (claims: Readonly<Record<string, unknown>>) => {
    const token = await new SignJWT({
      iss: policy.issuer,
      aud: 'caseline',
      sub: 'ana',
      roles: ['agent'],
      exp: Math.floor(Date.now() / 1000) + 60,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .sign(keys.privateKey);
    return JoseTokenVerifier.ofIssuer(policy, keySet).verify(token);
  };

  it('takes the one role of ours among those that the issuer lists', async () => {
    const { caller } = await verify({ roles: ['mail-user', 'auditor'] });

    expect(caller).toEqual({ id: 'ana', role: 'auditor' });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['for another audience', { aud: 'another' }],
    ['of another issuer', { iss: 'https://id.example.org' }],
    ['that never expires', { exp: undefined }],
    ['of nobody', { sub: undefined }],
    ['of a subject that could not stand in a log', { sub: 'ana\nadmin' }],
  ])('refuses a token %s', async (_, claims) => {
    await expect(verify(claims)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'token-not-accepted',
    });
  });

  it.each([[[]], [['agent', 'supervisor']], ['root'], [undefined]])(
    'refuses the roles %j, as they name none or more than one',
    async (roles) => {
      await expect(verify({ roles })).rejects.toMatchObject({ kind: 'forbidden' });
    },
  );

  it('does not blame the token when the keys cannot be had', async () => {
    published = false;

    await expect(verify({})).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'issuer-unavailable',
      retryAfterSeconds: 2,
    });
  });
});
