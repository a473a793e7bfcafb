import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '#platform/event-store';
import { createPool } from '#platform/postgres';
import { createTestDatabase, ScrapedMetrics, type TestDatabase } from '#testing';
import { CaselineProcess } from '../processes/caseline-process.js';
import { casesOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { runProjections } from '../processes/projections-command.js';
import { publishSurely } from '../processes/publish-surely.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';

const SECRET = 'do-not-tell-anybody';

describe('the projections command where an event cannot be digested', () => {
  let database: TestDatabase;
  let settings: { home: string; DATABASE_URL: string; KURRENTDB_URL: string };
  let caseline: CaselineProcess;
  const streamName = `case-${randomUUID().replaceAll('-', '')}`;

  beforeAll(async () => {
    database = await createTestDatabase();
    // The rubbish goes straight into the log, so it has to be where this spec can reach it.
    const home = await newHome('projections');
    settings = { home, DATABASE_URL: database.connectionString, KURRENTDB_URL: '' };
    caseline = await CaselineProcess.start(settings);
    await appendRubbish();
    await eventually('the rubbish is parked', async () =>
      (await parked()).length > 0 ? true : undefined,
    );
  });

  afterAll(async () => {
    await caseline.terminate();
    await removeHome(settings.home);
    await database.drop();
  });

  it('lists what is parked: where and why, and nothing of what is in it', async () => {
    const events = await parked();

    expect(events).toContainEqual(
      expect.objectContaining({ streamName, revision: 0, eventType: 'CaseOpened', attempts: 1 }),
    );
    const { exitCode, output } = await runProjections(['parked'], settings);
    expect(exitCode).toBe(0);
    expect(output).toContain(`${streamName}@0`);
    expect(output + JSON.stringify(events)).not.toContain(SECRET);
  });

  it('tells in its status and in the metrics that something is parked, and lets the rest go on', async () => {
    const { output } = await runProjections(['status'], settings);
    expect(output).toMatch(/case-overview\/5 +yes +up to date +1/);
    const monitor = await apiAs('monitor', caseline);
    const { text } = await monitor.getText('/metrics');
    const metrics = new ScrapedMetrics(text);
    expect(metrics.value('caseline_parked_events', { subscription: 'case-overview/5' })).toBe(1);
    expect(metrics.value('caseline_projection_lag_events', { subscription: 'attach-signal' })).toBe(
      0,
    );

    await publishSurely(await apiAs('service', caseline), 'beside');
    expect(await casesOf(await apiAs('agent', caseline), 'cust-beside')).toHaveLength(1);
  });

  it('tries again what is parked, and says with its exit code that it still cannot be digested', async () => {
    const { exitCode, output } = await runProjections(['retry', '--json'], settings);

    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toContainEqual(
      expect.objectContaining({ streamName, attempts: 2, outcome: 'parked' }),
    );
  });

  it('stops a rebuild there, says where, and leaves what is served', async () => {
    const { exitCode, output } = await runProjections(['rebuild', 'case-overview'], settings);

    expect(exitCode).toBe(1);
    expect(output).toContain(`${streamName}, revision 0, CaseOpened`);
    expect(output).not.toContain(SECRET);
    expect(await casesOf(await apiAs('agent', caseline), 'cust-beside')).toHaveLength(1);
  });

  async function parked(): Promise<object[]> {
    const { output } = await runProjections(['parked', '--json'], settings);
    return JSON.parse(output) as object[];
  }

  async function appendRubbish(): Promise<void> {
    const pool = createPool(database.connectionString);
    const store = await PostgresEventStore.open({ pool });
    const now = new Date().toISOString();
    const metadata = {
      schemaVersion: 2,
      occurredAt: now,
      recordedAt: now,
      actor: { kind: 'system' as const, id: 'spec' },
      correlationId: randomUUID(),
      causationId: randomUUID(),
    };
    const data = { customerId: SECRET };
    await store.append(streamName, 'none', [
      { id: randomUUID(), type: 'CaseOpened', data, metadata },
    ]);
    await store.close();
    await pool.end();
  }
});
