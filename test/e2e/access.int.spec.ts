import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredAccess, findRoutesWithoutRole, type Role, ROLES } from '#platform/http';
import { startApp, type StartedApp } from './start-app.js';

const workers = ['agent', 'supervisor'] as const;
const readers = ['agent', 'supervisor', 'auditor'] as const;

/** Who may do what. A new route is missing here until somebody has decided about it. */
const access: Readonly<Record<string, readonly Role[] | 'everybody'>> = {
  'GET /openapi.json': 'everybody',
  'GET /asyncapi.json': 'everybody',
  'GET /schemas/:file': 'everybody',
  'GET /docs': 'everybody',
  'GET /docs/style.css': 'everybody',
  'GET /health/live': 'everybody',
  'GET /health/ready': 'everybody',
  'GET /metrics': ['monitor'],
  'POST /v1/wallet-events': ['service'],
  'POST /v1/cases': workers,
  'POST /v1/cases/:caseId/assign': workers,
  'POST /v1/cases/:caseId/notes': workers,
  'POST /v1/cases/:caseId/contacts': workers,
  'POST /v1/cases/:caseId/replies': workers,
  'POST /v1/cases/:caseId/resolve': workers,
  'POST /v1/cases/:caseId/close': workers,
  'POST /v1/cases/:caseId/reopen': workers,
  'GET /v1/cases': readers,
  'GET /v1/cases/:caseId': readers,
  'GET /v1/cases/:caseId/timeline': readers,
  'POST /v1/tickets': readers,
  'GET /v1/parked-events': ['supervisor', 'auditor'],
  'POST /v1/parked-events/retry': ['supervisor'],
};

const guarded = Object.entries(access).filter(([, roles]) => roles !== 'everybody');
const forbidden = guarded.flatMap(([route, roles]) =>
  ROLES.filter((role) => !roles.includes(role)).map((role) => [route, role] as const),
);

describe('access', () => {
  let caseline: StartedApp;

  beforeAll(async () => {
    caseline = await startApp();
  }, 60_000);

  afterAll(() => caseline.close());

  function call(route: string, headers: Record<string, string> = {}): Promise<Response> {
    const [method = '', path = ''] = route.split(' ');
    return fetch(caseline.url + path.replace(':caseId', '0'.repeat(32)), { method, headers });
  }

  it('is declared for every route as decided', () => {
    const declared = declaredAccess(caseline.app).map(({ route, openTo }) => [route, openTo]);
    expect(Object.fromEntries(declared)).toEqual(access);
    expect(findRoutesWithoutRole(caseline.app)).toEqual([]);
  });

  it.each(guarded.map(([route]) => route))('%s needs a token', async (route) => {
    const response = await call(route);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await response.json()).toMatchObject({ code: 'token-missing' });
  });

  it.each(forbidden)('%s is refused to the role %s', async (route, role) => {
    const api = await caseline.as(role);
    const [method = '', path = ''] = route.split(' ');
    const target = path.replace(':caseId', '0'.repeat(32));
    const answer = method === 'GET' ? await api.get(target) : await api.post(target, {});
    expect([answer.status, answer.body.code]).toEqual([403, 'role-not-allowed']);
  });
});
