import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type Page } from '#platform/http';
import { subscriptionsMigrations } from '#platform/subscriptions';
import {
  caughtUp,
  openTestLog,
  startTestReadSide,
  type TestEvent,
  type TestHttpApplication,
  type TestLog,
} from '#testing';
import { CaseViewsModule } from '../case-views.module.js';
import { caseNumberOf } from '../case/case-number.js';
import { type CaseOverview } from '../case/case-overview.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { CaseOverviewProjector } from './case-overview.projector.js';
import { CaseSearchProjector } from './case-search.projector.js';

/** Of each case so many words, by which it is found. */
const WORDS = ['提现', '失败', 'fee', 'bank', 'slow', '到账'];
const CASES = 64;
/** Of each kind more than is looked at for one page. */
const CROWD = 4_500;

const projectors = [new CaseOverviewProjector(playbooks), new CaseSearchProjector()];

describe('the search for cases', () => {
  let log: TestLog;
  let api: TestHttpApplication;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    api = await startTestReadSide(log, [CaseViewsModule]);
    for (let number = 0; number < CASES; number += 1) {
      await log.append(`case-${caseId(number)}`, ...historyOf(number));
    }
    await caughtUp(log, projectors);
  });

  afterAll(async () => {
    await api.close();
    await log.close();
  });

  const ask = (query: object) =>
    api.request(
      `/v1/cases/search?${new URLSearchParams(query as Record<string, string>).toString()}`,
      {
        as: 'agent',
      },
    );

  /** The numbers of the cases on all pages, and how many pages there were. */
  async function found(query: object): Promise<{ numbers: readonly number[]; pages: number }> {
    const numbers: number[] = [];
    let cursor: string | null = null;
    for (let pages = 1; ; pages += 1) {
      const response = await ask({ ...query, ...(cursor !== null && { cursor }) });
      const page = (await response.json()) as Page<CaseOverview>;
      numbers.push(...page.data.map((overview) => Number.parseInt(overview.caseId, 16)));
      cursor = page.nextCursor;
      if (cursor === null) return { numbers, pages };
    }
  }

  it('finds what has all the words, newest first, in pages of any size and with filters', async () => {
    for (const one of WORDS) {
      for (const other of ['', ...WORDS]) {
        for (const status of ['', 'open', 'resolved']) {
          const expected = newestFirst((number) => {
            const wanted = [one, other].filter((word) => word !== '');
            const fits = status === '' || status === statusOf(number);
            return fits && wanted.every((word) => wordsOf(number).includes(word));
          });
          const query = { q: `${one} ${other}`, limit: 7, ...(status !== '' && { status }) };
          expect([query, (await found(query)).numbers]).toEqual([query, expected]);
        }
      }
    }
  });

  it.each([
    ['as it is', (number: string) => number],
    ['without dashes, in lower case', (number: string) => number.replaceAll('-', '').toLowerCase()],
    ['symbol by symbol', (number: string) => number.split('').join(' ')],
    ['with O and I', (number: string) => number.replaceAll('0', 'o').replaceAll('1', 'i')],
  ])('finds a case by its number, read out %s', async (_, readOut) => {
    for (const number of [0, 31, 63]) {
      const q = readOut(caseNumberOf(caseId(number)));
      expect((await found({ q })).numbers).toEqual([number]);
    }
  });

  it.each([
    ['customer-7', 7],
    ['CUSTOMER-7', 7],
    ['account-7', 7],
    ['wd-2026-7', 7],
    ['payout-ref-7', 7],
    ['标签-7', 7],
    ['用户7', 7],
  ])('finds by %s', async (q, number) => {
    expect((await found({ q })).numbers).toEqual([number]);
  });

  it.each(['提失', 'customer-9999', 'fee customer-9999', '2026-11-22', 'account', 'wd'])(
    'does not take a part of something else for %s',
    async (q) => {
      const { numbers } = await found({ q, limit: 100 });
      expect(numbers).toEqual(['account', 'wd'].includes(q) ? newestFirst(() => true) : []);
    },
  );

  it('finds both cases that share a number', async () => {
    const twin = `4${caseId(5).slice(1)}`;
    const [opening] = historyOf(5);
    const data = {
      ...opening!.data,
      caseId: twin,
      description: '',
      customerId: 'twin',
      accountId: 'twin',
    };
    await log.append(`case-${twin}`, { ...opening!, data });
    await caughtUp(log, projectors);

    expect(caseNumberOf(twin)).toBe(caseNumberOf(caseId(5)));
    const { numbers } = await found({ q: caseNumberOf(twin) });
    expect(numbers).toEqual([Number.parseInt(twin, 16), 5]);
  });

  it('finds by the tags that a case has, once each, and by what was written in any case', async () => {
    const tag = (added: readonly string[], removed: readonly string[]) =>
      log.append(`case-${caseId(9)}`, { type: 'CaseTagged', data: { added, removed } });
    const numbersOf = async (q: string) => (await found({ q, limit: 2 })).numbers;

    await tag(['night-shift', 'slow payout', '退款慢'], []);
    await log.append(`case-${caseId(9)}`, { type: 'NoteAdded', data: { text: 'Owed at night.' } });
    await caughtUp(log, projectors);
    expect(await numbersOf('night')).toEqual([9]);
    expect(await numbersOf('night payout 退款')).toEqual([9]);

    await tag(['owed'], ['night-shift', '退款慢']);
    await caughtUp(log, projectors);
    expect(await numbersOf('night')).toEqual([9]);
    expect(await numbersOf('payout owed')).toEqual([9]);
    expect([await numbersOf('night-shift'), await numbersOf('退款')]).toEqual([[], []]);

    await tag(['night-shift'], ['owed']);
    await caughtUp(log, projectors);
    expect([await numbersOf('night-shift'), await numbersOf('owed')]).toEqual([[9], [9]]);
  });

  it('narrows by the time of opening, and goes on where the page before ended', async () => {
    const query = { q: '用户', openedFrom: time(10), openedBefore: time(20), limit: 3 };
    expect((await found(query)).numbers).toEqual(
      newestFirst((number) => number >= 10 && number < 20),
    );
  });

  it.each([
    [{ q: '?!' }, 'nothing-to-search'],
    [{ q: '' }, 'invalid-parameters'],
    [{ q: 'x'.repeat(201) }, 'invalid-parameters'],
    [{ q: 'fee', status: 'asleep' }, 'invalid-parameters'],
    [{ q: 'fee', cursor: 'nonsense' }, 'invalid-cursor'],
    [{}, 'invalid-parameters'],
  ])('refuses %j', async (query, code) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });

  it('is for staff', async () => {
    const path = '/v1/cases/search?q=fee';
    expect((await api.request(path)).status).toBe(401);
    expect((await api.request(path, { as: 'service' })).status).toBe(403);
    expect((await api.request(path, { as: 'auditor' })).status).toBe(200);
  });

  it('looks at so many cases for a page and no more, and loses none behind a crowd', async () => {
    const crowd = sql`lpad(to_hex(1000000 + n), 32, '0')`;
    await sql`insert into case_search
      select ${crowd}, (array['fee', 'bank'])[1 + n % 2], '', true, timestamptz '2027-01-01' + n * interval '1 second'
      from generate_series(1, ${2 * CROWD}) as n`.execute(log.db);
    await sql`insert into case_overviews
      (case_id, status, case_type, priority_rank, language, opened_at, revision, overview)
      select ${crowd}, 'closed', 'top-up', 2, '', timestamptz '2027-01-01' + n * interval '1 second', 0, '{}'
      from generate_series(1, ${2 * CROWD}) as n`.execute(log.db);
    const both = newestFirst((number) =>
      ['fee', 'bank'].every((one) => wordsOf(number).includes(one)),
    );
    const open = both.filter((number) => statusOf(number) === 'open');

    expect(await found({ q: 'fee bank' })).toEqual({ numbers: both, pages: 3 });
    // What is open is rarer than either word, so the filter names the candidates.
    expect(await found({ q: 'fee bank', status: 'open' })).toEqual({ numbers: open, pages: 1 });
  });
});

function caseId(number: number): string {
  return number.toString(16).padStart(32, '0');
}

function time(minute: number): string {
  return new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
}

function wordsOf(number: number): readonly string[] {
  return WORDS.filter((_, bit) => (number >> bit) % 2 === 1);
}

function statusOf(number: number): string {
  return number % 3 === 0 ? 'resolved' : 'open';
}

function newestFirst(wanted: (number: number) => boolean): readonly number[] {
  return Array.from({ length: CASES }, (_, number) => number)
    .filter(wanted)
    .reverse();
}

/** Its words are spread over all kinds of texts. */
function historyOf(number: number): readonly TestEvent[] {
  const recordedAt = time(number);
  const [first, second, ...rest] = wordsOf(number);
  const event = (type: string, data: object): TestEvent => ({
    type,
    data,
    metadata: { recordedAt },
  });
  const payload = {
    transactionId: `wd-2026-${number}`,
    deep: [{ reference: `payout-ref-${number}` }],
  };
  const opening = {
    caseId: caseId(number),
    caseType: 'withdrawal',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: `customer-${number}`,
    accountId: `account-${number}`,
    openedBy: 'hand',
    description: `用户${number}说 ${first ?? ''}`,
  };
  const signal = {
    walletEventId: `signal-${number}`,
    walletEventType: 'wallet.WithdrawalStuck.v1',
    source: '/payouts',
    role: 'opening',
    occurredAt: recordedAt,
    recordedAt,
    payload,
  };
  return [
    event('CaseOpened', opening),
    event('SignalAttached', signal),
    event('NoteAdded', { text: `${second ?? ''}。标签-${number}` }),
    event('ReplySent', { channel: 'email', text: rest.slice(0, 1).join('') }),
    event('CaseAssigned', { assignee: 'mei' }),
    event('CaseResolved', { resolution: rest.slice(1).join(' '), proposed: false }),
    ...(number % 3 === 0 ? [] : [event('CaseReopened', { by: 'hand', reason: 'no' })]),
  ];
}
