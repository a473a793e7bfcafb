import { afterEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { startTestHttpApplication, type TestHttpApplication } from '#testing';
import { Public, Roles } from '../access/roles.decorator.js';
import { EventStream } from '../event-stream/event-stream.decorator.js';
import { type ServerSentEvents } from '../event-stream/server-sent-events.js';
import { type LimitSettings } from './limit-settings.js';

let letGo: () => void = () => undefined;
let isSlow: () => void = () => undefined;
let entered = 0;

@Controller('jars')
class JarsController {
  @Get()
  @Roles('agent', 'service')
  jars(): object {
    entered += 1;
    return {};
  }

  @Get('public')
  @Public()
  open(): object {
    return {};
  }

  @Post('slow')
  @Roles('agent')
  async slow(@Body() _body: object): Promise<void> {
    await new Promise<void>((resolve) => {
      letGo = resolve;
      isSlow();
    });
  }

  @Get(':jarId/timeline')
  @Roles('agent')
  async timeline(
    @Param('jarId') jarId: string,
    @EventStream() stream?: ServerSentEvents,
  ): Promise<void> {
    await stream?.send(async function* (signal) {
      yield { data: 'first' };
      if (jarId === 'ends') return;
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
    });
  }
}

describe('limits of requests', () => {
  let caseline: TestHttpApplication;
  let now = 0;

  async function start(limits: Partial<LimitSettings>): Promise<void> {
    entered = 0;
    caseline = await startTestHttpApplication({
      controllers: [JarsController],
      settings: { limits: { monotonicSeconds: () => now, ...limits } },
    });
  }

  afterEach(() => caseline.close());

  function get(path = '/jars', token?: string, headers: Record<string, string> = {}) {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return caseline.request(path, { headers: { ...authorization, ...headers } });
  }

  async function statuses(count: number, token?: string, path = '/jars'): Promise<number[]> {
    const found: number[] = [];
    for (let sent = 0; sent < count; sent += 1) found.push((await get(path, token)).status);
    return found;
  }

  it('hold a caller to the rate, say so in fields and a problem, and let nobody else pay', async () => {
    await start({ person: { perSecond: 1, burst: 2 } });
    const agent = await caseline.token('agent');

    const first = await get('/jars', agent);
    expect(first.headers.get('ratelimit-policy')).toBe('"person";q=2;w=2');
    expect(first.headers.get('ratelimit')).toBe('"person";r=1;t=1');
    expect(await statuses(3, agent)).toEqual([200, 429, 429]);
    const refused = await get('/jars', agent);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('ratelimit')).toBe('"person";r=0;t=2');
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(entered).toBe(2);
    expect((await get('/jars', await caseline.token('service'))).status).toBe(200);

    now += 1;
    expect(await statuses(2, agent)).toEqual([200, 429]);
  });

  it('hold a caller to the rate with a new token for each request', async () => {
    await start({ person: { perSecond: 1, burst: 2 } });
    const found: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) {
      found.push((await get('/jars', await caseline.token('agent'))).status);
    }
    expect(found).toEqual([200, 200, 429, 429]);
  });

  it('never refuse health and metrics', async () => {
    await start({
      person: { perSecond: 1, burst: 1 },
      stranger: { perSecond: 1, burst: 1 },
      requestsInFlight: 1,
    });
    expect(await statuses(3)).toEqual([401, 429, 429]);
    expect(await statuses(3, undefined, '/health/live')).toEqual([200, 200, 200]);
    expect(await statuses(3, await caseline.token('monitor'), '/metrics')).toEqual([200, 200, 200]);
    expect((await get('/health/ready?x=/metrics')).status).toBe(200);
  });

  it('hold an address responsible for refusals only, and never a caller who is known', async () => {
    await start({ stranger: { perSecond: 1, burst: 3 } });
    const agent = await caseline.token('agent');
    expect(await statuses(8, undefined, '/jars/public')).toEqual(Array(8).fill(200));
    expect(await statuses(1, agent)).toEqual([200]);
    expect(await statuses(5, agent, '/nothing')).toEqual(Array(5).fill(404));
    expect((await get('/jars', await caseline.token('service'))).status).toBe(200);

    expect(await statuses(5, 'not.a.token')).toEqual([401, 401, 401, 429, 429]);
    const refused = await get('/jars');
    expect(await refused.json()).toMatchObject({ code: 'too-many-refused-requests' });
    expect(await statuses(9, agent)).toEqual(Array(9).fill(200));

    now += 1;
    expect((await get('/jars', await caseline.token('service'))).status).toBe(200);
  });

  it('bound what is under way at once', async () => {
    await start({ requestsInFlight: 1 });
    const agent = await caseline.token('agent');
    const begun = new Promise<void>((resolve) => {
      isSlow = resolve;
    });
    const slow = caseline.request('/jars/slow', { method: 'POST', as: 'agent', json: {} });
    await begun;
    const refused = await get('/jars', agent);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests-in-flight' });
    letGo();
    expect((await slow).status).toBe(201);
    expect((await get('/jars', agent)).status).toBe(200);
  });

  it('bound the live streams of each caller, which do not count as requests under way', async () => {
    await start({ eventStreamsPerCaller: 2, requestsInFlight: 1 });
    const headers = { accept: 'text/event-stream' };
    const agent = await caseline.token('agent');
    const first = new AbortController();
    const follow = (path: string, signal?: AbortSignal) =>
      caseline.request(path, { as: 'agent', headers, ...(signal && { signal }) });

    const open = [await follow('/jars/1/timeline', first.signal), await follow('/jars/1/timeline')];
    const refused = await follow('/jars/1/timeline');
    expect(open.map(({ status }) => status)).toEqual([200, 200]);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toMatchObject({ code: 'too-many-event-streams' });
    expect((await get('/jars', agent)).status).toBe(200);

    first.abort();
    let again = 429;
    while (again === 429) again = (await follow('/jars/1/timeline')).status;
    expect(again).toBe(200);
  });

  it('forget a stream that has ended', async () => {
    await start({ eventStreamsPerCaller: 1 });
    const headers = { accept: 'text/event-stream' };
    for (let round = 0; round < 5; round += 1) {
      const ended = await caseline.request('/jars/ends/timeline', { as: 'agent', headers });
      expect(ended.status).toBe(200);
      expect(await ended.text()).toContain('first');
    }
  });
});
