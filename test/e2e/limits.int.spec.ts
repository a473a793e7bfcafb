import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '#contracts';
import { type EventStore, EVENT_STORE } from '#platform/event-store';
import { ScrapedMetrics } from '#testing';
import { type Answer, type Api } from '../processes/api.js';
import { startApp } from './start-app.js';

const PUBLISHERS = 16;
const EVENTS = 120;

describe('a publisher over its rate', () => {
  it('is sent away for a moment and loses nothing, while others are served', async () => {
    const caseline = await startApp({ RATE_LIMIT_SERVICE: '20' });
    try {
      const service = await caseline.as('service');
      const agent = await caseline.as('agent');
      const left = Array.from({ length: EVENTS }, (_, number) => number).values();
      const sentAway: Answer[] = [];
      const publishers = Array.from({ length: PUBLISHERS }, async () => {
        for (const number of left) sentAway.push(...(await publishInTheEnd(service, number)));
      });
      await Promise.all(publishers);
      expect((await agent.get('/v1/cases')).status).toBe(200);

      expect(sentAway.length).toBeGreaterThan(0);
      for (const { body, headers } of sentAway) {
        expect(body.code).toBe('too-many-requests');
        expect(headers.get('ratelimit-policy')).toBe('"service";q=40;w=2');
        expect(headers.get('ratelimit')).toMatch(/^"service";r=0;t=[12]$/);
      }
      expect(await recorded(caseline.app.get<EventStore>(EVENT_STORE))).toBe(EVENTS);
      const metrics = new ScrapedMetrics(await (await caseline.scrape()).text());
      const refusals = { http_route: '/v1/wallet-events', http_response_status_code: '429' };
      expect(metrics.value('http_server_request_duration_seconds_count', refusals)).toBe(
        sentAway.length,
      );
    } finally {
      await caseline.close();
    }
  });
});

/** As a well-behaved service does. Answers the refusals on the way. */
async function publishInTheEnd(service: Api, number: number): Promise<readonly Answer[]> {
  const event = exampleWalletEvent('wallet.TopUpFailed.v1', { id: `limited-${number}` });
  const refusals: Answer[] = [];
  for (;;) {
    const answer = await service.publish(event);
    if (answer.status === 202) return refusals;
    expect(answer.status).toBe(429);
    refusals.push(answer);
    await wait(Number(answer.headers.get('retry-after')) * 1_000);
  }
}

async function recorded(store: EventStore): Promise<number> {
  let count = 0;
  for await (const _ of store.readAll({ filter: { streamPrefixes: ['walletEvent-'] } })) count += 1;
  return count;
}
