import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredAccess, findRoutesWithoutRole } from '#platform/http';
import { access } from './decided-access.js';
import { startApp, type StartedApp } from './start-app.js';

describe('access', () => {
  let caseline: StartedApp;

  beforeAll(async () => {
    caseline = await startApp();
  });

  afterAll(() => caseline.close());

  it('is declared for every route as decided', () => {
    const declared = declaredAccess(caseline.app).map(({ route, openTo }) => [route, openTo]);
    expect(Object.fromEntries(declared)).toEqual(access);
    expect(findRoutesWithoutRole(caseline.app)).toEqual([]);
  });
});
