import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '#contracts';
import { notTested, promtoolFindings, ScrapedMetrics } from '#testing';
import { startApp, type StartedApp } from './start-app.js';

const EVENTS = 'caseline_ingest_wallet_events_total';
const TYPE = 'wallet.WithdrawalStuck.v1';

/** What an operator's dashboards are built on: a name that changes breaks them. */
const names = [
  'http_server_request_duration_seconds_bucket',
  'http_server_event_streams',
  'caseline_event_log_append_duration_seconds_bucket',
  'caseline_event_log_group_appends_sum',
  'caseline_ingest_wallet_events_total',
  'caseline_database_pool_connections',
  'caseline_database_pool_waiting',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'nodejs_eventloop_lag_p99_seconds',
];

describe('the metrics of a whole Caseline', () => {
  let caseline: StartedApp;

  beforeAll(async () => {
    caseline = await startApp();
  });

  afterAll(() => caseline.close());

  async function scrape(): Promise<ScrapedMetrics> {
    const response = await caseline.scrape();
    expect(response.status).toBe(200);
    return new ScrapedMetrics(await response.text());
  }

  it('tell accepted events from duplicates and refused ones', async () => {
    const service = await caseline.as('service');
    const event = exampleWalletEvent(TYPE, { id: 'metrics-1' });
    const another = exampleWalletEvent(TYPE, { id: 'metrics-2' });
    const contradicting = { ...event, time: '2026-01-01T00:00:00Z' };
    for (const each of [event, another, event, contradicting, { ...another, data: {} }]) {
      await service.publish(each);
    }
    const batch = [another, exampleWalletEvent(TYPE, { id: 'metrics-3' }), { id: 'no event' }];
    await service.post('/v1/wallet-events', batch, {
      'content-type': 'application/cloudevents-batch+json',
    });
    const metrics = await scrape();

    expect(metrics.value(EVENTS, { outcome: 'accepted' })).toBe(3);
    expect(metrics.value(EVENTS, { outcome: 'duplicate' })).toBe(2);
    expect(metrics.value(EVENTS, { outcome: 'refused' })).toBe(3);
    const appends = { outcome: 'appended' };
    expect(
      metrics.value('caseline_event_log_append_duration_seconds_count', appends),
    ).toBeGreaterThanOrEqual(5);
  });

  it('have the names that are documented, and no personal data', async () => {
    const metrics = await scrape();
    expect([...metrics.names]).toEqual(expect.arrayContaining(names));
    const { data, subject } = exampleWalletEvent(TYPE);
    for (const personal of [data.customerId, subject]) {
      expect(metrics.text).not.toContain(personal);
    }
  });

  it("are what Prometheus' own tool accepts", async () => {
    const findings = await promtoolFindings((await scrape()).text);
    if (findings === undefined) notTested('promtool check metrics', 'promtool is not installed.');
    expect(findings ?? '').toBe('');
  });
});
