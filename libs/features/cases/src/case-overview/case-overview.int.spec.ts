import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Cursor, type Page } from '#platform/http';
import { Notifications } from '#platform/postgres';
import { subscriptionsMigrations } from '#platform/subscriptions';
import {
  openTestLog,
  startTestReadSide,
  type TestEvent,
  type TestHttpApplication,
  type TestLog,
  until,
} from '#testing';
import { CaseViewsModule } from '../case-views.module.js';
import { type CaseOpening } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';

let firstCase = 0;

describe('the overview of cases', () => {
  let log: TestLog;
  let api: TestHttpApplication;

  beforeAll(async () => {
    log = await openTestLog({
      ...subscriptionsMigrations,
    });
    api = await startTestReadSide(log, [CaseViewsModule]);
  });

  // The log goes on from test to test, each with cases of its own.
  beforeEach(async () => {
    firstCase += 1_000;
    await sql`truncate case_overviews, case_timeline`.execute(log.db);
  });

  afterAll(async () => {
    await api.close();
    await log.close();
  });

  const append = (number: number, ...events: readonly TestEvent[]) =>
    log.append(`case-${caseId(number)}`, ...events);

  const get = (path: string) => api.request(`/v1/cases${path}`, { as: 'agent' });

  async function list(query = ''): Promise<Page<CaseOverview>> {
    return (await (await get(query)).json()) as Page<CaseOverview>;
  }

  async function numbers(query = ''): Promise<readonly number[]> {
    return (await list(query)).data.map(
      (overview) => Number.parseInt(overview.caseId, 16) - firstCase,
    );
  }

  /** The whole read side has come to the end of the log. */
  async function settled(cases: number): Promise<void> {
    await until(async () => (await list('?limit=100')).data.length === cases);
  }

  it('answers a case with the ETag of its revision', async () => {
    await append(1, opened(1), assigned('mei'));
    const response = await get(`/${caseId(1)}?minRevision=1`);

    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(await response.json()).toMatchObject({
      caseId: caseId(1),
      status: 'open',
      assignee: 'mei',
      customerId: 'customer-1',
      revision: 1,
    });
  });

  it('waits for a revision that is on its way', async () => {
    await append(1, opened(1));
    await settled(1);
    const answer = get(`/${caseId(1)}?minRevision=1`);
    await sleep(100);
    await append(1, assigned('mei'));

    expect(await (await answer).json()).toMatchObject({ revision: 1, assignee: 'mei' });
  });

  it('announces the cases that have changed', async () => {
    const notifications = new Notifications(log.connectionString);
    const announced: (string | undefined)[] = [];
    notifications.listen('case_overview', (payload) => announced.push(payload));
    await until(() => Promise.resolve(announced.length > 0));
    await append(1, opened(1));

    await until(() => Promise.resolve(announced.includes(caseId(1))));
    await notifications.close();
  });

  it('gives up on a revision that does not come, and says when to try again', async () => {
    await append(1, opened(1));
    const response = await get(`/${caseId(1)}?minRevision=7`);

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'read-side-behind' });
  });

  it('does not call a case unknown that the read side has not seen yet', async () => {
    await sql`alter table case_overviews rename to case_overviews_away`.execute(log.db);
    await sql`create view case_overviews as select * from case_overviews_away where false`.execute(
      log.db,
    );
    await append(1, opened(1));

    const { status } = await get(`/${caseId(1)}`);
    await sql`drop view case_overviews`.execute(log.db);
    await sql`alter table case_overviews_away rename to case_overviews`.execute(log.db);
    expect(status).toBe(503);
  });

  it.each([caseId(404), 'nonsense', '%00', 'a'.repeat(90)])('knows no case %s', async (id) => {
    const response = await get(`/${id}?minRevision=3`);

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'case-not-found' });
  });

  it('filters by each property and lists the newest first', async () => {
    await append(1, opened(1, { caseType: 'withdrawal' }));
    await append(2, opened(2, { accountId: 'account-2' }), assigned('mei'));
    await append(3, opened(3, { customerId: 'customer-3' }), assigned('mei'), resolved);
    await settled(3);
    await until(async () => (await numbers('?status=resolved')).length === 1);

    expect(await numbers()).toEqual([3, 2, 1]);
    expect(await numbers('?type=withdrawal')).toEqual([1]);
    expect(await numbers('?accountId=account-2')).toEqual([2]);
    expect(await numbers('?customerId=customer-3')).toEqual([3]);
    expect(await numbers('?assignee=mei')).toEqual([3, 2]);
    expect(await numbers('?assignee=mei&status=open')).toEqual([2]);
    expect(await numbers(`?openedFrom=${time(2)}`)).toEqual([3, 2]);
    expect(await numbers(`?openedBefore=${time(2)}`)).toEqual([1]);
    expect(await numbers(`?openedFrom=${time(2)}&openedBefore=${time(3)}`)).toEqual([2]);
  });

  it('pages without a gap or a repeat while cases are opened, at the same moment too', async () => {
    for (let number = 1; number <= 7; number += 1) await append(number, opened(number, {}, 5));
    await settled(7);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 1; page <= 7 && cursor !== null; page += 1) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { data, nextCursor }: Page<CaseOverview> = await list(`?limit=2${query}`);
      seen.push(...data.map((overview) => overview.caseId));
      cursor = nextCursor;
      await append(100 + page, opened(100 + page, {}, 9));
      await settled(7 + page);
    }

    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map(caseId));
    expect(cursor).toBeNull();
  });

  it('looks at so many cases for a page and no more, and finds what two filters leave behind a crowd', async () => {
    await append(1, opened(1), assigned('mei'));
    await append(2, opened(2, { caseType: 'withdrawal' }), assigned('mei'));
    await settled(2);
    await sql`insert into case_overviews
      (case_id, status, case_type, assignee, priority_rank, language, opened_at, revision, overview)
      select lpad(to_hex(1000000 + n), 32, '0'), 'closed', 'top-up', 'mei', 2, '',
        timestamptz '2027-01-01' + n * interval '1 second', 0, '{}'
      from generate_series(1, 4500) as n`.execute(log.db);

    const pages = async (query: string) => {
      const seen: string[][] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const goesOn: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page = await list(`?${query}${goesOn}`);
        seen.push(page.data.map((overview) => overview.caseId));
        cursor = page.nextCursor;
      }
      return seen;
    };
    expect(await pages('assignee=mei&type=withdrawal')).toEqual([[], [], [caseId(2)]]);
    // One index has both, as every agent asks for it all day.
    expect(await pages('assignee=mei&status=open')).toEqual([[caseId(2), caseId(1)]]);
  });

  it.each([
    ['limit=0', 'invalid-parameters'],
    ['limit=101', 'invalid-parameters'],
    ['status=asleep', 'invalid-parameters'],
    ['openedFrom=yesterday', 'invalid-parameters'],
    ['customerId=%00', 'invalid-parameters'],
    ['colour=red', 'invalid-parameters'],
    ['cursor=nonsense', 'invalid-cursor'],
    [`cursor=${forged('2026-99-99T00:00:00.000Z')}`, 'invalid-cursor'],
    [`cursor=${forged('2026-02-30T00:00:00.000Z')}`, 'invalid-cursor'],
    [`cursor=${forged('0000-01-01T00:00:00.000Z')}`, 'invalid-cursor'],
  ])('refuses ?%s', async (query, code) => {
    const response = await get(`?${query}`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });

  it('shows cases to staff, not to services', async () => {
    expect((await api.request('/v1/cases')).status).toBe(401);
    expect((await api.request('/v1/cases', { as: 'service' })).status).toBe(403);
    expect((await api.request('/v1/cases', { as: 'auditor' })).status).toBe(200);
  });
});

/** A cursor that the list never gave to anybody. */
function forged(openedAt: string): string {
  return Cursor.encode({ openedAt, caseId: 'a'.repeat(32) });
}

/** A number as the id of a case of the test that runs. */
function caseId(number: number): string {
  return (firstCase + number).toString(16).padStart(32, '0');
}

function time(minute: number): string {
  return new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
}

function opened(number: number, changes: Partial<CaseOpening> = {}, minute = number): TestEvent {
  const data: CaseOpening = {
    caseId: caseId(number),
    caseType: 'top-up',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: 'customer-1',
    accountId: 'account-1',
    openedBy: 'signal',
    ...changes,
  };
  return { type: 'CaseOpened', data, metadata: { recordedAt: time(minute) } };
}

function assigned(assignee: string): TestEvent {
  return { type: 'CaseAssigned', data: { assignee } };
}

const resolved: TestEvent = {
  type: 'CaseResolved',
  data: { resolution: 'credited', proposed: false },
};
