import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { sql } from 'kysely';
import { type Page } from '#platform/http';
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
import { type TimelineEntry } from './case-timeline.js';

describe('the timeline of a case', () => {
  let log: TestLog;
  /** Two processes on one database: one runs the projections, the other stands by. */
  let processes: readonly [TestHttpApplication, TestHttpApplication];
  let caseId: string;
  let cases = 0;

  beforeAll(async () => {
    log = await openTestLog({
      ...subscriptionsMigrations,
    });
    processes = [
      await startTestReadSide(log, [CaseViewsModule]),
      await startTestReadSide(log, [CaseViewsModule]),
    ];
  });

  beforeEach(() => {
    cases += 1;
    caseId = cases.toString(16).padStart(32, '0');
  });

  afterAll(async () => {
    await Promise.all(processes.map((each) => each.close()));
    await log.close();
  });

  const append = (...events: readonly TestEvent[]) => log.append(`case-${caseId}`, ...events);

  async function page(query = ''): Promise<Page<TimelineEntry>> {
    const path = `/v1/cases/${caseId}/timeline${query}`;
    return (await (
      await processes[0].request(path, { as: 'agent' })
    ).json()) as Page<TimelineEntry>;
  }

  function connect(process: 0 | 1, lastEventId?: string, signal?: AbortSignal): Promise<Response> {
    return processes[process].request(`/v1/cases/${caseId}/timeline`, {
      as: 'agent',
      headers: {
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      ...(signal && { signal }),
    });
  }

  /** Follows until so many entries have come, then hangs up. */
  async function follow(process: 0 | 1, count: number, lastEventId?: string): Promise<Received[]> {
    const connection = new AbortController();
    const response = await connect(process, lastEventId, connection.signal);
    const received: Received[] = [];
    const parser = createParser({
      onEvent: ({ id, data }) => received.push({ id, entry: JSON.parse(data) as TimelineEntry }),
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
      if (received.length >= count) break;
    }
    connection.abort();
    return received.slice(0, count);
  }

  it('is read in pages, oldest first', async () => {
    await append(opened(caseId), note('one'), note('two'));
    const first = await page('?limit=2&minRevision=2');
    const second = await page(`?limit=2&cursor=${first.nextCursor ?? ''}`);

    expect(first.data.map(({ entry, summary }) => [entry, summary])).toEqual([
      [1, 'top-up case opened by a signal'],
      [2, 'note: one'],
    ]);
    expect(second).toMatchObject({ data: [{ entry: 3, summary: 'note: two' }], nextCursor: null });
  });

  it.each([0, 1] as const)('is live, in process %s of two', async (process) => {
    await append(opened(caseId));
    const live = follow(process, 4);
    for (const text of ['a', 'b', 'c']) await append(note(text));

    expect((await live).map(({ id, entry }) => [id, entry.entry, entry.summary])).toEqual([
      ['1', 1, 'top-up case opened by a signal'],
      ['2', 2, 'note: a'],
      ['3', 3, 'note: b'],
      ['4', 4, 'note: c'],
    ]);
  });

  it('resumes beside a writer without a gap or a repeat, at whichever process', async () => {
    await append(opened(caseId));
    const written = (async () => {
      for (let count = 1; count < 150; count += 1) await append(note(String(count)));
    })();
    const ids: number[] = [];
    for (let hop = 0; ids.length < 150; hop += 1) {
      const wanted = Math.min(1 + (hop % 9), 150 - ids.length);
      const received = await follow(hop % 2 === 0 ? 0 : 1, wanted, ids.at(-1)?.toString());
      ids.push(...received.map(({ entry }) => entry.entry));
    }
    await written;

    expect(ids).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  });

  it('sends a long history whole, then what comes', async () => {
    await append(opened(caseId), ...Array.from({ length: 499 }, () => note('x')));
    const live = follow(0, 501);
    await page('?minRevision=499');
    await append(note('at last'));

    const received = await live;
    expect(received.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 501 }, (_, index) => index + 1),
    );
  });

  it('refuses a Last-Event-ID that is none, and a case that is none, before the stream begins', async () => {
    await append(opened(caseId));
    const wrong = await connect(0, 'seven');
    const unknown = await processes[0].request(`/v1/cases/${'f'.repeat(32)}/timeline`, {
      as: 'agent',
      headers: { accept: 'text/event-stream' },
    });

    expect([wrong.status, await codeOf(wrong)]).toEqual([400, 'invalid-last-event-id']);
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'case-not-found']);
  });

  it('parks the entries of a case that cannot be digested, lists them, and heals them in order', async () => {
    await sql`alter table case_timeline add constraint no_poison check (body::text not like '%poison%')`.execute(
      log.db,
    );
    const other = caseId.replace(/^0/, 'e');
    await log.append(`case-${other}`, opened(other));
    await append(opened(caseId), note('poison'), note('behind'));
    await log.append(`case-${other}`, note('not held up'));
    await until(async () => (await parkedHere()).length === 2);

    expect((await page()).data.map(({ entry }) => entry)).toEqual([1]);
    expect(await parkedHere()).toMatchObject([
      { subscription: 'case-timeline/2', revision: 1, reason: 'database error 23514', attempts: 1 },
      { subscription: 'case-timeline/2', revision: 2, reason: null },
    ]);
    await until(async () => (await timelineOf(other)).length === 2);

    await sql`alter table case_timeline drop constraint no_poison`.execute(log.db);
    const retry = { method: 'POST', json: { subscription: 'case-timeline/2' } };
    expect(
      (await processes[1].request('/v1/parked-events/retry', { as: 'agent', ...retry })).status,
    ).toBe(403);
    const answer = await processes[1].request('/v1/parked-events/retry', {
      as: 'supervisor',
      ...retry,
    });
    expect([answer.status, await answer.json()]).toEqual([202, { requested: 2 }]);

    await until(async () => (await parkedHere()).length === 0);
    await append(note('after'));
    const { data } = await page('?minRevision=3');
    expect(data.map(({ entry, summary }) => [entry, summary])).toEqual([
      [1, 'top-up case opened by a signal'],
      [2, 'note: poison'],
      [3, 'note: behind'],
      [4, 'note: after'],
    ]);
  });

  async function parkedHere(): Promise<readonly { readonly streamName: string }[]> {
    const response = await processes[1].request('/v1/parked-events', { as: 'supervisor' });
    const { data } = (await response.json()) as Page<{ readonly streamName: string }>;
    return data.filter(({ streamName }) => streamName === `case-${caseId}`);
  }

  async function timelineOf(id: string): Promise<readonly TimelineEntry[]> {
    const response = await processes[1].request(`/v1/cases/${id}/timeline`, { as: 'agent' });
    return ((await response.json()) as Page<TimelineEntry>).data;
  }
});

interface Received {
  readonly id: string | undefined;
  readonly entry: TimelineEntry;
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { readonly code: unknown }).code;
}

function opened(caseId: string): TestEvent {
  const data: CaseOpening = {
    caseId,
    caseType: 'top-up',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: 'customer-1',
    openedBy: 'signal',
  };
  return { type: 'CaseOpened', data };
}

function note(text: string): TestEvent {
  return { type: 'NoteAdded', data: { text } };
}
