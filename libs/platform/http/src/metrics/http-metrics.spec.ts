import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Param } from '@nestjs/common';
import { ScrapedMetrics, startTestHttpApplication, type TestHttpApplication } from '#testing';
import { Roles } from '../access/roles.decorator.js';
import { EventStream } from '../event-stream/event-stream.decorator.js';
import { type ServerSentEvents } from '../event-stream/server-sent-events.js';

const COUNT = 'http_server_request_duration_seconds_count';
const STREAMS = 'http_server_event_streams';

@Controller('jars')
class JarsController {
  @Get(':jarId')
  @Roles('agent')
  jar(@Param('jarId') jarId: string): { jarId: string } {
    return { jarId };
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

describe('metrics of HTTP', () => {
  let caseline: TestHttpApplication;

  beforeEach(async () => {
    caseline = await startTestHttpApplication({ controllers: [JarsController] });
  });

  afterEach(() => caseline.close());

  async function scrape(): Promise<ScrapedMetrics> {
    const response = await caseline.request('/metrics', { as: 'monitor' });
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    return new ScrapedMetrics(await response.text());
  }

  async function scrapeUntil(wanted: (metrics: ScrapedMetrics) => boolean): Promise<void> {
    while (!wanted(await scrape())) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it('are shown to monitors only', async () => {
    expect((await caseline.request('/metrics')).status).toBe(401);
    expect((await caseline.request('/metrics', { as: 'supervisor' })).status).toBe(403);
    expect((await caseline.request('/jars/7', { as: 'monitor' })).status).toBe(403);
  });

  it('count requests by route, method and status', async () => {
    for (const jar of ['secret-1', 'secret-2']) {
      await caseline.request(`/jars/${jar}?customer=secret-3`, { as: 'agent' });
    }
    await caseline.request('/jars/secret-4');
    const metrics = await scrape();

    const route = { http_request_method: 'GET', http_route: '/jars/:jarId' };
    expect(metrics.value(COUNT, { ...route, http_response_status_code: '200' })).toBe(2);
    expect(metrics.value(COUNT, { ...route, http_response_status_code: '401' })).toBe(1);
    expect(metrics.text).not.toContain('secret');
  });

  it('let no client make a time series', async () => {
    await caseline.request('/jars/7', { as: 'agent' });
    const before = (await scrape()).series;
    for (const path of ['/a', '/b', '/jars', '/jars/1/2/3', '/%ff', '/metrics/x']) {
      for (const method of ['GET', 'POST', 'DELETE']) await caseline.request(path, { method });
    }
    const metrics = await scrape();

    expect(metrics.value(COUNT, { http_route: '', http_request_method: 'GET' })).toBe(5);
    // Three methods on an unknown route, and the scrape itself. What is no path at all is no request.
    const series = 4;
    const linesOfOne = 16;
    expect(metrics.series - before).toBeLessThanOrEqual(series * linesOfOne);
  });

  it('count live streams while they are open, and not among the durations', async () => {
    const gone = new AbortController();
    const headers = { accept: 'text/event-stream' };
    const streams = await Promise.all(
      ['1', '2'].map((jar) =>
        caseline.request(`/jars/${jar}/timeline`, { as: 'agent', headers, signal: gone.signal }),
      ),
    );
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    expect((await scrape()).value(STREAMS)).toBe(2);

    await (await caseline.request('/jars/ends/timeline', { as: 'agent', headers })).text();
    gone.abort();
    await scrapeUntil((metrics) => metrics.value(STREAMS) === 0);
    expect((await scrape()).value(COUNT, { http_route: '/jars/:jarId/timeline' })).toBe(undefined);
  });
});
