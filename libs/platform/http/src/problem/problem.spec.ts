import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsString, Length, ValidateNested } from 'class-validator';
import { CaselineError } from '#platform/kernel';
import { startTestHttpApplication, type TestHttpApplication } from '#testing';
import { Roles } from '../access/roles.decorator.js';
import { Consumes } from '../application/consumes.decorator.js';
import { PageRequest } from '../paging/page.request.js';

class Line {
  @IsString()
  @Length(1, 10)
  text!: string;
}

class Letter {
  @IsString()
  subject!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines!: Line[];
}

@Controller('letters')
@Roles('agent')
class LettersController {
  @Post()
  write(@Body() letter: Letter): object {
    return {
      written: letter instanceof Letter && letter.lines.every((line) => line instanceof Line),
    };
  }

  @Post('raw')
  @Consumes('application/json', 'application/cloudevents+json')
  raw(@Body() body: unknown): object {
    return { body };
  }

  @Get()
  list(@Query() page: PageRequest): PageRequest {
    return page;
  }

  @Get(':id')
  one(@Param('id') id: string): never {
    if (id === 'boom') throw new Error('the phone number is +49 151 5550000');
    if (id === 'away') throw Object.assign(new Error('x'), { code: '57P01', severity: 'FATAL' });
    throw new CaselineError('unavailable', 'letter-late', 'The letter is late.', {
      retryAfterSeconds: 1.2,
      extensions: { status: 'not mine to say', letter: id },
    });
  }
}

describe('problems', () => {
  let api: TestHttpApplication;

  beforeAll(async () => {
    api = await startTestHttpApplication({
      controllers: [LettersController],
      http: { maxBodyBytes: 2_000 },
    });
  });

  afterAll(() => api.close());

  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    api.request(path, { as: 'agent', method: 'POST', body, headers: { 'content-type': type } });

  const problemOf = async (answer: Promise<Response>) => {
    const response = await answer;
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem.status).toBe(response.status);
    expect(problem.type).toBe(`urn:caseline:problem:${String(problem.code)}`);
    expect(problem.instance).toBe(
      `urn:caseline:request:${response.headers.get('x-correlation-id') ?? ''}`,
    );
    return problem;
  };

  it('tell what an expected failure tells, and when to come back', async () => {
    const response = await api.request('/letters/7', { as: 'agent' });

    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toEqual({
      type: 'urn:caseline:problem:letter-late',
      title: 'Letter late',
      status: 503,
      detail: 'The letter is late.',
      code: 'letter-late',
      instance: expect.any(String),
      letter: '7',
    });
  });

  it('tell nothing of an unexpected failure, neither to the client nor in the log', async () => {
    const problem = await problemOf(api.request('/letters/boom', { as: 'agent' }));

    expect(problem).toMatchObject({ status: 500, code: 'internal-error' });
    expect(JSON.stringify(problem)).not.toMatch(/5550000|\.ts|at /);
    const logged = api.logged.filter((line) => line.includes('internal-error')).join('\n');
    expect(logged).toContain('problem.spec.ts');
    expect(logged).not.toContain('5550000');
  });

  it('ask to come back when the database is away', async () => {
    const problem = await problemOf(api.request('/letters/away', { as: 'agent' }));

    expect(problem).toMatchObject({ status: 503, code: 'database-unavailable' });
  });

  it.each([
    ['no JSON', '{"subject": "Hello +49151"', 400, 'malformed-json'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'malformed-json'],
    ['a number that no double holds', '[1e999]', 400, 'malformed-json'],
    ['deep nesting', '['.repeat(900) + ']'.repeat(900), 400, 'malformed-json'],
    ['a member __proto__', '{"a":{"__proto__":{"admin":true}}}', 400, 'malformed-json'],
    ['too much', JSON.stringify('x'.repeat(2_000)), 413, 'body-too-large'],
  ] as const)('refuse a body with %s', async (_, body, status, code) => {
    const problem = await problemOf(post('/letters/raw', body));

    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toContain('49151');
  });

  it.each([
    ['a media type that is no JSON', '/letters/raw', 'text/plain', 415],
    ['a media type that another route takes', '/letters', 'application/cloudevents+json', 415],
    ['a media type that the route takes', '/letters/raw', 'application/cloudevents+json', 201],
    ['parameters of the media type', '/letters/raw', 'Application/JSON; charset=utf-8', 201],
  ])('heed %s', async (_, path, type, status) => {
    expect((await post(path, '{"a":1}', type)).status).toBe(status);
  });

  it.each([
    ['/letters', 'text/plain', 'application/json.'],
    ['/letters', 'application/cloudevents+json', 'application/json.'],
    ['/letters/raw', 'text/plain', 'application/json, application/cloudevents+json.'],
  ])('name the media types that %s takes to a sender of %s', async (path, type, named) => {
    const problem = await problemOf(post(path, '{"a":1}', type));

    expect(problem.detail).toBe(`This route takes bodies of the media types: ${named}`);
  });

  it('keep a path of one method from hiding a pattern of another', async () => {
    expect((await api.request('/letters/raw', { as: 'agent' })).status).toBe(503);
  });

  it('name the methods that a path takes', async () => {
    const response = await api.request('/letters/raw', { as: 'agent', method: 'DELETE' });

    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
    expect(await problemOf(Promise.resolve(response))).toMatchObject({
      status: 405,
      code: 'method-not-allowed',
    });
  });

  it.each([
    ['/nowhere?phone=5550000', 404, 'route-not-found'],
    ['/letters/%', 400, 'malformed-request'],
    [`/letters/${'x'.repeat(300)}`, 414, 'uri-too-long'],
  ])('answer %s', async (path, status, code) => {
    const problem = await problemOf(api.request(path, { as: 'agent' }));

    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toContain('5550000');
  });

  it('answer even what is no HTTP', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write('HELLO\r\n\r\n');

    const answer = await text(socket);

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ status: 400 });
  });

  it('point at every member of a body that breaks the contract', async () => {
    const body = { lines: [{ text: 'fine' }, { text: 7 }], 'a/b~c': 'misspelt' };

    const problem = await problemOf(
      api.request('/letters', { as: 'agent', method: 'POST', json: body }),
    );

    expect(problem).toMatchObject({ status: 422, code: 'invalid-body' });
    expect((problem.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/a~1b~0c',
      '/lines/1/text',
      '/subject',
    ]);
  });

  it.each(['[]', '"text"', '7', 'null'])(
    'refuse the body %s where an object belongs',
    async (body) => {
      const problem = await problemOf(post('/letters', body));

      expect(problem).toMatchObject({
        status: 422,
        code: 'invalid-body',
        errors: [{ pointer: '', message: 'the body must be a JSON object' }],
      });
    },
  );

  it('take no body for an empty object', async () => {
    const problem = await problemOf(post('/letters', ''));

    expect((problem.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/lines',
      '/subject',
    ]);
  });

  it('give a valid body to the route as an instance of its class', async () => {
    const json = { subject: 'Hello', lines: [{ text: 'world' }] };

    const response = await api.request('/letters', { as: 'agent', method: 'POST', json });

    expect(await response.json()).toEqual({ written: true });
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=ten',
    'limit=1.5',
    'cursor=',
    'cursor=a&cursor=b',
    'sort=up',
  ])('name the parameter that is wrong in ?%s', async (query) => {
    const problem = await problemOf(api.request(`/letters?${query}`, { as: 'agent' }));

    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid-parameters',
      errors: [{ parameter: query.split('=')[0] }],
    });
  });

  it.each([
    ['', { limit: 50 }],
    ['?limit=100&cursor=abc', { limit: 100, cursor: 'abc' }],
  ])('take the query %j', async (query, page) => {
    expect(await (await api.request(`/letters${query}`, { as: 'agent' })).json()).toEqual(page);
  });
});
