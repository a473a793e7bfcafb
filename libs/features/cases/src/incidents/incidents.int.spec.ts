import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cursor, type Page } from '#platform/http';
import { subscriptionsMigrations } from '#platform/subscriptions';
import { openTestLog, startTestReadSide, type TestHttpApplication, type TestLog } from '#testing';
import { CaseViewsModule } from '../case-views.module.js';
import { type IncidentResponse } from '../case/incident.response.js';

const INCIDENTS = 5;

describe('the list of incidents', () => {
  let log: TestLog;
  let api: TestHttpApplication;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    api = await startTestReadSide(log, [CaseViewsModule]);
    for (let number = 1; number <= INCIDENTS; number += 1) await declare(number);
    // Answered once the read side has it.
    for (let number = 1; number <= INCIDENTS; number += 1) {
      expect((await get(`/${incidentId(number)}`)).status).toBe(200);
    }
  });

  afterAll(async () => {
    await api.close();
    await log.close();
  });

  const get = (path: string) => api.request(`/v1/incidents${path}`, { as: 'agent' });

  /** The second and the third are declared in one moment. */
  async function declare(number: number): Promise<void> {
    const recordedAt = `2026-03-0${number === 3 ? 2 : number}T08:00:00.000Z`;
    await log.append(`incident-${incidentId(number)}`, {
      type: 'IncidentDeclared',
      data: {
        incidentId: incidentId(number),
        title: 'Withdrawals hang',
        description: 'The bank answers late.',
        startedAt: '2026-03-01T07:00:00.000Z',
      },
      metadata: { recordedAt },
    });
  }

  it('goes from the newest to the oldest, page by page', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await (await get(`?limit=2${next}`)).json()) as Page<IncidentResponse>;
      seen.push(...page.data.map((incident) => incident.incidentId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1].map(incidentId));
  });

  it.each([
    'nonsense',
    Cursor.encode(['2026-99-99T00:00:00.000Z', incidentId(1)]),
    Cursor.encode(['2026-02-30T00:00:00.000Z', incidentId(1)]),
    Cursor.encode(['0000-01-01T00:00:00.000Z', incidentId(1)]),
    Cursor.encode(['2026-03-01T08:00:00.000Z', 1]),
    Cursor.encode(['2026-03-01T08:00:00.000Z', '\u0000']),
  ])('refuses the cursor %s', async (cursor) => {
    const response = await get(`?cursor=${cursor}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-cursor' });
  });
});

function incidentId(number: number): string {
  return String(number).repeat(32);
}
