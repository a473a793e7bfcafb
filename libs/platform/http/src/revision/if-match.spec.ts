import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Post } from '@nestjs/common';
import { startTestHttpApplication, type TestHttpApplication } from '#testing';
import { Roles } from '../access/roles.decorator.js';
import { etagOf } from './etag.js';
import { IfMatch } from './if-match.decorator.js';

@Controller('cases')
class CasesController {
  @Post()
  @Roles('agent')
  change(@IfMatch() revision: number): object {
    return { revision };
  }
}

describe('If-Match', () => {
  let api: TestHttpApplication;

  beforeAll(async () => {
    api = await startTestHttpApplication({ controllers: [CasesController] });
  });

  afterAll(() => api.close());

  const change = (headers: Record<string, string>) =>
    api.request('/cases', { as: 'agent', method: 'POST', headers });

  it.each([0, 7, 123_456])(
    'gives the route the revision that the ETag of %d stands for',
    async (revision) => {
      const response = await change({ 'if-match': etagOf(revision) });

      expect(await response.json()).toEqual({ revision });
    },
  );

  it('is required, and the answer says where to get it', async () => {
    const response = await change({});

    expect(response.status).toBe(428);
    expect(await response.json()).toMatchObject({
      code: 'precondition-required',
      detail: expect.stringContaining('ETag'),
    });
  });

  it.each([
    '7',
    'W/"7"',
    '"7", "8"',
    '*',
    '"seven"',
    '"-1"',
    '"07"',
    '"1e3"',
    '"99999999999999999999"',
  ])('cannot be %s', async (tag) => {
    const response = await change({ 'if-match': tag });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-if-match' });
  });
});
