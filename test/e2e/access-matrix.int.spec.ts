import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenApiDocument, PublishedDocuments } from '#platform/documents';
import { type Role, ROLES } from '#platform/http';
import { type Answer, type Api } from '../processes/api.js';
import { access } from './decided-access.js';
import { startApp, type StartedApp } from './start-app.js';

/** Of the domain; what describes the API and its health stands in no need of a role. */
const cells = Object.entries(access).flatMap(([route, roles]) =>
  roles === 'everybody'
    ? []
    : [...ROLES, 'nobody' as const].map((caller) => ({
        route,
        caller,
        isAllowed: caller !== 'nobody' && roles.includes(caller),
      })),
);

function pathOf(published: string): string {
  return published.replaceAll(/\{(\w+)\}/g, ':$1');
}

describe('who may do what, cell by cell', () => {
  let caseline: StartedApp;
  let api: OpenApiDocument;
  const callers = new Map<Role, Api>();

  beforeAll(async () => {
    // Each cell is a request of one of few callers.
    caseline = await startApp({ LOG_LEVEL: 'error' });
    api = caseline.app.get(PublishedDocuments, { strict: false }).openApi();
    for (const role of ROLES) callers.set(role, await caseline.as(role));
  });

  afterAll(() => caseline.close());

  it('has a row for every route that is published, and none for another', () => {
    const published = Object.entries(api.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${pathOf(path)}`),
    );
    const decided = Object.entries(access)
      .filter(([route]) => published.includes(route) || !/ \/(docs|schemas|\w+\.json)/.test(route))
      .map(([route]) => route);
    expect(published.sort()).toEqual(decided.sort());
  });

  it('is published as it is decided', () => {
    for (const [path, operations] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const route = `${method.toUpperCase()} ${pathOf(path)}`;
        const roles = (operation as { 'x-roles'?: readonly Role[] })['x-roles'] ?? 'everybody';
        expect([route, roles]).toEqual([route, access[route]]);
      }
    }
  });

  it.each(cells)('$route by $caller: $isAllowed', async ({ route, caller, isAllowed }) => {
    const [method = '', template = ''] = route.split(' ');
    const path = template.replace(':caseId', '0'.repeat(32)).replace(':stepId', 'answer');
    if (caller === 'nobody') {
      const response = await fetch(caseline.url + path, { method });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(await response.json()).toMatchObject({ code: 'token-missing' });
      return;
    }
    const { status, code } = await answerTo(callers.get(caller)!, method, path);
    if (isAllowed) expect([401, 403]).not.toContain(status);
    else expect([status, code]).toEqual([403, 'role-not-allowed']);
  });

  async function answerTo(caller: Api, method: string, path: string) {
    if (path === '/metrics') {
      const { status, text } = await caller.getText(path);
      return {
        status,
        code: status < 400 ? undefined : (JSON.parse(text) as { code: string }).code,
      };
    }
    const { status, body } = await asked(caller, method, path);
    return { status, code: body.code };
  }
});

function asked(caller: Api, method: string, path: string): Promise<Answer> {
  if (method === 'GET') return caller.get(path);
  return method === 'PUT' ? caller.put(path, {}) : caller.post(path, {});
}
