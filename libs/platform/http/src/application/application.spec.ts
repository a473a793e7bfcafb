import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { currentContext, LOGGER, type Logger } from '#platform/observability';
import { startTestHttpApplication, type TestHttpApplication } from '#testing';
import { Roles } from '../access/roles.decorator.js';
import { HealthChecks } from '../health/health-checks.js';

let begun: Promise<void>;
let finish: () => void;

@Controller('work')
@Roles('agent')
class WorkController {
  #begin: () => void = () => undefined;

  constructor(@Inject(LOGGER) private readonly logger: Logger) {
    begun = new Promise((resolve) => {
      this.#begin = resolve;
    });
  }

  @Post()
  async work(@Body() _body: object): Promise<object> {
    await Promise.resolve();
    this.logger.info('Working.');
    return { correlationId: currentContext()?.correlationId };
  }

  @Get('long')
  async long(): Promise<object> {
    this.#begin();
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return { finished: true };
  }
}

describe('an application', () => {
  let api: TestHttpApplication;

  beforeEach(async () => {
    api = await startTestHttpApplication({ controllers: [WorkController] });
  });

  afterEach(() => api.close());

  const work = (headers: Record<string, string> = {}, path = '/work') =>
    api.request(path, { as: 'agent', method: 'POST', json: { phone: '+49 151 5550000' }, headers });

  const lines = () => api.logged.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('does all the work of a request under the correlation id that the client gave', async () => {
    const response = await work({ 'x-correlation-id': 'order-7' });

    expect(response.headers.get('x-correlation-id')).toBe('order-7');
    expect(await response.json()).toEqual({ correlationId: 'order-7' });
    expect(lines()).toContainEqual(
      expect.objectContaining({ msg: 'Working.', correlationId: 'order-7', callerId: 'agent-1' }),
    );
  });

  it.each([{}, { 'x-correlation-id': 'a b' }, { 'x-correlation-id': 'x'.repeat(129) }])(
    'makes a correlation id of its own when it gets %j',
    async (headers) => {
      const response = await work(headers);

      expect(response.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('logs which route answered what to whom, and nothing that was sent', async () => {
    await work({ 'x-customer': '5550000' }, '/work?phone=5550000');
    await work({}, '/customers/5550000');
    await api.request('/work', {
      as: 'agent',
      method: 'POST',
      body: '{"phone": 5550000',
      headers: { 'content-type': 'application/json', 'x-correlation-id': 'broken' },
    });

    expect(lines()).toContainEqual(
      expect.objectContaining({ method: 'POST', route: '/work', status: 201, callerRole: 'agent' }),
    );
    expect(lines()).toContainEqual(
      expect.objectContaining({ correlationId: 'broken', status: 400, code: 'malformed-json' }),
    );
    expect(api.logged.join('\n')).not.toMatch(/5550000|Bearer|eyJ/);
  });

  it('sends what keeps browsers and caches from misusing an answer', async () => {
    for (const response of [await work(), await work({}, '/nowhere'), await work({}, '/%')]) {
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('cuts off what takes too long when it stops', async () => {
    const impatient = await startTestHttpApplication({
      controllers: [WorkController],
      settings: { drainMilliseconds: 20 },
    });
    const cutOff = expect(impatient.request('/work/long', { as: 'agent' })).rejects.toThrow();
    await begun;

    await impatient.close();

    await cutOff;
    finish();
  });

  it('keeps the context of a request whose body arrives in pieces', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    const authorization = `Bearer ${await api.token('agent')}`;
    socket.write(
      `POST /work HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${authorization}\r\n` +
        'X-Correlation-Id: pieces\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{',
    );
    await sleep(50);
    socket.write('}');

    expect(await text(socket)).toContain('{"correlationId":"pieces"}');
  });

  it('finishes what is under way when it stops, and begins nothing new', async () => {
    const long = api.request('/work/long', { as: 'agent' });
    await begun;

    const closing = api.close();
    // `close` has begun: the next turn of the loop sees the application stopping.
    await new Promise(setImmediate);
    finish();
    const response = await long;
    await closing;

    expect(await response.json()).toEqual({ finished: true });
    expect(response.headers.get('connection')).toBe('close');
    await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
  });

  describe('tells of its health', () => {
    const ready = async () => {
      const response = await fetch(`${api.url}/health/ready`);
      return { http: response.status, ...((await response.json()) as object) };
    };

    it('that it lives', async () => {
      expect(await (await fetch(`${api.url}/health/live`)).json()).toEqual({ status: 'live' });
    });

    it('that it is ready when every part is, and otherwise which part is not', async () => {
      const log: { reason?: string } = {};
      api.app.get(HealthChecks).register('log', () => Promise.resolve(log.reason));
      api.app.get(HealthChecks).register('views', () => Promise.resolve(undefined));

      expect(await ready()).toEqual({
        http: 200,
        status: 'ready',
        checks: { log: 'ready', views: 'ready' },
      });

      log.reason = 'cannot be reached';
      expect(await ready()).toMatchObject({
        http: 503,
        code: 'not-ready',
        checks: { log: 'cannot be reached', views: 'ready' },
      });
    });

    it('of a check that fails nothing but that it failed', async () => {
      api.app.get(HealthChecks).register('log', () => Promise.reject(new Error('password=secret')));

      expect(await ready()).toMatchObject({ http: 503, checks: { log: 'the check failed' } });
    });
  });
});
