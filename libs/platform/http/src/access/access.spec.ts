import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { systemClock } from '#platform/kernel';
import { startTestHttpApplication, type TestHttpApplication } from '#testing';
import { type Caller } from './caller.js';
import { CurrentCaller } from './current-caller.decorator.js';
import { declaredAccess, findRoutesWithoutRole } from './declared-access.js';
import { DevelopmentIssuer } from './development-issuer.js';
import { Public, Roles } from './roles.decorator.js';

@Controller('doors')
class DoorsController {
  @Get('staff')
  @Roles('agent', 'supervisor')
  staff(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Get('services')
  @Roles('service')
  services(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Get('forgotten')
  forgotten(): string {
    return 'never seen';
  }

  @Get('open')
  @Public()
  open(): object {
    return { seen: true };
  }
}

describe('access', () => {
  let now = new Date();
  const clock = { now: () => now };
  let issuer: DevelopmentIssuer;
  let api: TestHttpApplication;

  beforeAll(async () => {
    issuer = await DevelopmentIssuer.ephemeral(clock);
    api = await startTestHttpApplication({
      controllers: [DoorsController],
      settings: { tokenVerifier: issuer.verifier() },
    });
  });

  afterAll(() => api.close());

  const knock = (door: string, token: string) =>
    fetch(`${api.url}/doors/${door}`, { headers: { authorization: `Bearer ${token}` } });

  const tokenOf = (role: 'service' | 'agent' | 'supervisor' | 'auditor') =>
    issuer.issue({ role, subject: 'ana', timeToLiveSeconds: 60 });

  it('lets a role in that the route names, and tells the route who it is', async () => {
    const response = await knock('staff', await tokenOf('supervisor'));

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: 'ana', role: 'supervisor' });
  });

  it('refuses a role that the route does not name', async () => {
    const response = await knock('staff', await tokenOf('auditor'));

    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    expect(await response.json()).toMatchObject({
      code: 'role-not-allowed',
      detail: 'Your role is auditor; this route is for: agent, supervisor.',
    });
  });

  it('asks for a token, and says how', async () => {
    const response = await fetch(`${api.url}/doors/staff`);

    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="caseline"');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'token-missing' });
  });

  it.each(['supervisor', 'agent', 'service', 'auditor'] as const)(
    'opens a route that names no role to nobody, %s included',
    async (role) => {
      const response = await knock('forgotten', await tokenOf(role));

      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain('never seen');
    },
  );

  it('needs no token for a public route', async () => {
    expect((await fetch(`${api.url}/doors/open`)).status).toBe(200);
  });

  it('tells which sources a service may publish for', async () => {
    const some = { role: 'service', subject: 'pay', timeToLiveSeconds: 60 } as const;
    const sourcesIn = async (sources?: readonly string[] | 'every') => {
      const token = await issuer.issue({ ...some, ...(sources && { sources }) });
      const { sources: told } = (await (await knock('services', token)).json()) as Caller;
      return told;
    };

    expect(await sourcesIn()).toEqual([]);
    expect(await sourcesIn(['/payments'])).toEqual(['/payments']);
    expect(await sourcesIn('every')).toBe('every');
  });

  it('refuses a token that has expired', async () => {
    const token = await tokenOf('agent');
    now = new Date(now.getTime() + 66_000);

    const response = await knock('staff', token);

    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(await response.json()).toMatchObject({ code: 'token-expired' });
  });

  describe('refuses a token', () => {
    const claims = (alg = 'ES256') =>
      new SignJWT({ role: 'agent' })
        .setIssuer('urn:caseline:development-issuer')
        .setAudience('caseline')
        .setSubject('ana')
        .setExpirationTime('1m')
        .setProtectedHeader({ alg });

    const forged: Record<string, () => Promise<string>> = {
      'of another issuer': async () =>
        (await DevelopmentIssuer.ephemeral(systemClock)).issue({
          role: 'agent',
          subject: 'ana',
          timeToLiveSeconds: 60,
        }),
      'signed with another key under the same name': async () =>
        claims().sign((await generateKeyPair('ES256')).privateKey),
      'that is not signed': () =>
        Promise.resolve(
          new UnsecuredJWT({ role: 'agent' })
            .setIssuer('urn:caseline:development-issuer')
            .setAudience('caseline')
            .setSubject('ana')
            .setExpirationTime('1m')
            .encode(),
        ),
      'signed with a secret instead of a key': async () => claims('HS256').sign(Buffer.alloc(32)),
      'that is no token': () => Promise.resolve('let-me-in'),
    };

    it.each(Object.keys(forged))('%s', async (kind) => {
      const response = await knock('staff', await forged[kind]!());

      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'token-not-accepted' });
    });
  });

  it('lists the routes that name no role', () => {
    expect(findRoutesWithoutRole(api.app)).toEqual(['GET /doors/forgotten']);
    expect(declaredAccess(api.app)).toContainEqual({
      route: 'GET /health/ready',
      openTo: 'everybody',
    });
  });
});
