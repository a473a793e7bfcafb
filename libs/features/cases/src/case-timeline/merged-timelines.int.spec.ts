import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { type Page } from '#platform/http';
import { subscriptionsMigrations } from '#platform/subscriptions';
import {
  openTestLog,
  startTestReadSide,
  type TestEvent,
  type TestHttpApplication,
  type TestLog,
} from '#testing';
import { CaseViewsModule } from '../case-views.module.js';
import { type PlacedEntry } from './case-timeline.js';

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(32)) as [string, string, string];
const NOTES = 60;

describe('the timeline of a case that others were merged into', () => {
  let log: TestLog;
  /** Two processes on one database. */
  let processes: readonly [TestHttpApplication, TestHttpApplication];

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    processes = [
      await startTestReadSide(log, [CaseViewsModule]),
      await startTestReadSide(log, [CaseViewsModule]),
    ];
    for (const caseId of [A, B, C]) await append(caseId, opened(caseId));
    await append(A, note('a \u0000 1'));
    await append(C, note('c 1'));
    await merge(A, B);
  });

  afterAll(async () => {
    await Promise.all(processes.map((each) => each.close()));
    await log.close();
  });

  let time = Date.parse('2026-03-01T08:00:00.000Z');
  const append = (caseId: string, ...events: readonly TestEvent[]) =>
    log.append(`case-${caseId}`, ...events.map((event) => ({ ...event, metadata: recorded() })));
  const recorded = () => ({ recordedAt: new Date((time += 1_000)).toISOString() });

  async function merge(caseId: string, into: string): Promise<void> {
    await append(caseId, { type: 'CaseMerged', data: { into } });
    await append(into, { type: 'CaseJoined', data: { caseId } });
  }

  async function page(caseId: string, query: string): Promise<Page<PlacedEntry>> {
    const path = `/v1/cases/${caseId}/timeline${query}`;
    const response = await processes[0].request(path, { as: 'agent' });
    const body = (await response.json()) as Page<PlacedEntry>;
    if (!response.ok) throw new Error(JSON.stringify(body));
    return body;
  }

  /** Follows until so many entries have come, then hangs up. */
  async function follow(process: 0 | 1, count: number, lastEventId: string | undefined) {
    const connection = new AbortController();
    const response = await processes[process].request(
      `/v1/cases/${B}/timeline?includeMerged=true`,
      {
        as: 'agent',
        headers: {
          accept: 'text/event-stream',
          ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
        },
        signal: connection.signal,
      },
    );
    const received: { readonly id: string; readonly entry: PlacedEntry }[] = [];
    const parser = createParser({
      onEvent: ({ id, data }) => received.push({ id: id!, entry: JSON.parse(data) as PlacedEntry }),
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
      if (received.length >= count) break;
    }
    connection.abort();
    return received.slice(0, count);
  }

  it('shows their entries in the order of time, each with its own case and number', async () => {
    await page(A, '?minRevision=2');
    const seen: PlacedEntry[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const part = await page(B, `?includeMerged=true&limit=2&minRevision=1${next}`);
      seen.push(...part.data);
      cursor = part.nextCursor;
    }
    expect(seen.map(({ caseId, entry, type }) => [caseId, entry, type])).toEqual([
      [A, 1, 'CaseOpened'],
      [B, 1, 'CaseOpened'],
      [A, 2, 'NoteAdded'],
      [A, 3, 'CaseMerged'],
      [B, 2, 'CaseJoined'],
    ]);
    const own = await page(B, '');
    expect(own.data.map(({ caseId, entry }) => [caseId, entry])).toEqual([
      [B, 1],
      [B, 2],
    ]);
  });

  it('goes on beside writers without a gap or a repeat, also while another case joins', async () => {
    const written = (async () => {
      for (let count = 0; count < NOTES; count += 1) {
        await append([A, B, C][count % 3]!, note(String(count)));
        if (count === NOTES / 2) await merge(C, A);
      }
    })();
    // 3 opened, 2 notes, 2 × 2 of the merges.
    const all = 3 + 2 + 4 + NOTES;
    const received: PlacedEntry[] = [];
    let lastEventId: string | undefined;
    for (let hop = 0; received.length < all; hop += 1) {
      const wanted = Math.min(1 + (hop % 9), all - received.length);
      const got = await follow(hop % 2 === 0 ? 0 : 1, wanted, lastEventId);
      received.push(...got.map(({ entry }) => entry));
      lastEventId = got.at(-1)!.id;
    }
    await written;
    for (const [caseId, count] of [
      [A, 4 + NOTES / 3],
      [B, 2 + NOTES / 3],
      [C, 3 + NOTES / 3],
    ] as const) {
      const numbers = received.filter((one) => one.caseId === caseId).map(({ entry }) => entry);
      expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    }
  });

  it('no longer shows what was parted', async () => {
    await append(A, { type: 'CaseUnmerged', data: { from: B } });
    await append(B, { type: 'CaseParted', data: { caseId: A } });
    const revision = 2 + NOTES / 3;
    const { data } = await page(B, `?includeMerged=true&limit=100&minRevision=${revision}`);
    expect(new Set(data.map(({ caseId }) => caseId))).toEqual(new Set([B]));
  });
});

function opened(caseId: string): TestEvent {
  const data = {
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
