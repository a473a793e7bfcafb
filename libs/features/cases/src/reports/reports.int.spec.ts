import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subscriptionsMigrations } from '#platform/subscriptions';
import {
  caughtUp,
  openTestLog,
  startTestReadSide,
  type TestEvent,
  type TestHttpApplication,
  type TestLog,
} from '#testing';
import { CaseReportsModule } from './case-reports.module.js';
import { expectedReports, type History } from './expected-reports.fixture.js';
import { CaseOutcomesProjector } from './facts/case-outcomes.projector.js';
import { CaseSpansProjector } from './facts/case-spans.projector.js';
import { ClockVerdictsProjector } from './facts/clock-verdicts.projector.js';
import { InboundContactsProjector } from './facts/inbound-contacts.projector.js';
import { type ReportRange } from './report-range.js';

const SEED = Number(process.env.SEED ?? Date.now());
const CASES = 150;
const BEGIN = Date.UTC(2026, 1, 10);
const HOUR_MS = 3_600_000;

/** The same numbers for the same seed (Mulberry32). */
let state = SEED % 2 ** 32;
function random(below: number): number {
  state = (state + 0x6d_2b_79_f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
}

function oneOf<T>(choices: readonly T[]): T {
  return choices[random(choices.length)]!;
}

/** In New York the clocks go forward within it. */
const ranges: readonly ReportRange[] = ['UTC', 'Asia/Shanghai', 'America/New_York'].flatMap(
  (timeZone) => [
    { from: '2026-02-20', to: '2026-03-12', timeZone },
    { from: '2026-03-08', to: '2026-03-08', timeZone },
  ],
);

const facts = [
  new CaseOutcomesProjector(),
  new CaseSpansProjector(),
  new ClockVerdictsProjector(),
  new InboundContactsProjector(),
];

describe(`reports (SEED=${SEED})`, () => {
  const histories = Array.from({ length: CASES }, (_, number) => randomHistory(number));
  let log: TestLog;
  let api: TestHttpApplication;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    api = await startTestReadSide(log, [CaseReportsModule]);
    await append('caseClock', isOfClock);
    await append('case', (event) => !isOfClock(event));
    await caughtUp(log, facts);
  });

  afterAll(async () => {
    await api.close();
    await log.close();
  });

  async function append(category: string, isWanted: (event: TestEvent) => boolean) {
    for (const [number, events] of histories.entries()) {
      const wanted = events.filter(isWanted);
      if (wanted.length > 0) await log.append(`${category}-${caseId(number)}`, ...wanted);
    }
  }

  function ask(name: string, query: object, role: 'supervisor' | 'auditor' | 'agent' = 'auditor') {
    const parameters = new URLSearchParams(query as Record<string, string>);
    return api.request(`/v1/reports/${name}?${parameters.toString()}`, { as: role });
  }

  const cases = Object.keys(expectedReports).flatMap((name) =>
    ranges.map((range) => [name, range.from, range.timeZone, range] as const),
  );

  it.each(cases)('%s from %s in %s is what the events amount to', async (name, _, __, range) => {
    const expected = expectedReports[name]!(histories, range);
    const response = await ask(name, range);
    const body = (await response.json()) as { rows: readonly object[] };

    expect(response.status).toBe(200);
    expect(body).toMatchObject(range);
    expect(sorted(body.rows)).toEqual(sorted(expected));
    if (range.from !== range.to) expect(expected.length).toBeGreaterThan(0);
  });

  it.each([
    ['2026-03-02', '2026-03-01', 'UTC', 'invalid-report-range'],
    ['2026-01-01', '2027-01-02', 'UTC', 'invalid-report-range'],
    ['2026-02-30', '2026-03-01', 'UTC', 'invalid-parameters'],
    ['0000-02-20', '0000-03-01', 'UTC', 'invalid-parameters'],
    ['2026-02-20', '2026-03-01', 'Asia/Atlantis', 'invalid-parameters'],
    ['2026-02-20', '2026-03-01', '+08:00', 'invalid-parameters'],
    ['2026-02-20', '2026-03-01', "UTC'; drop table case_spans", 'invalid-parameters'],
  ])('refuses %s to %s in %s', async (from, to, timeZone, code) => {
    for (const name of Object.keys(expectedReports)) {
      const response = await ask(name, { from, to, timeZone });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code });
    }
  });

  it('are for supervisors and auditors', async () => {
    for (const name of Object.keys(expectedReports)) {
      const { timeZone: _, ...range } = ranges[0]!;
      expect((await ask(name, range, 'supervisor')).status).toBe(200);
      expect((await ask(name, range, 'agent')).status).toBe(403);
    }
  });
});

function sorted(rows: readonly object[]): readonly string[] {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
}

function caseId(number: number): string {
  return number.toString(16).padStart(32, '0');
}

function randomHistory(number: number): History {
  let now = BEGIN + random(30 * 24) * HOUR_MS;
  const event = (type: string, data: object): TestEvent => {
    now += random(40 * 3_600) * 1_000;
    return { type, data, metadata: { recordedAt: new Date(now).toISOString() } };
  };
  const opening = {
    caseId: caseId(number),
    caseType: oneOf(['withdrawal', 'complaint', 'feedback']),
    playbookVersion: 1,
    situationKind: 'event',
    generation: 1,
    openedBy: 'signal',
    ...(random(10) === 0 && { backfill: true }),
  };
  const events = [event('CaseOpened', opening)];
  let open = true;
  for (let left = random(9); left > 0; left -= 1) {
    const isRated = events.some(({ type }) => type === 'RatingSubmitted');
    const [type, data] = oneOf(open ? whileOpen() : whileResolved(isRated));
    if (type === 'CaseResolved') open = false;
    if (type === 'CaseReopened') open = true;
    events.push(event(type, data));
    if (type === 'CaseCancelled') break;
  }
  return [...events, ...(opening.backfill ? [] : randomVerdicts())];
}

/** What is told of the rounds of a case's clocks; some of it is told late, and some taken back. */
function randomVerdicts(): History {
  return (['first-response', 'resolution', 'next-update'] as const).flatMap((clock) => {
    const rounds = clock === 'next-update' ? random(4) : random(2);
    return Array.from({ length: rounds }, (_, index) => randomRound(clock, index + 1)).flat();
  });
}

function randomRound(clock: string, round: number): History {
  const due = BEGIN + random(40 * 24 * 60) * 60_000;
  const at = (hours: number) => new Date(due + hours * HOUR_MS).toISOString();
  const data = { clock, round, dueAt: at(0) };
  const told = (type: string, hours: number, more: object = {}): TestEvent => ({
    type,
    data: { ...data, ...more },
    metadata: { recordedAt: at(hours) },
  });
  const met = told('SlaMet', 0.2, { stoppedAt: at(-random(48)) });
  const breached = told('SlaBreached', random(30), { noticedAt: at(random(30)) });
  const started = told('SlaClockStarted', -50);
  return oneOf([[started], [started, met], [started, breached], [started, breached, met]]);
}

function isOfClock({ type }: TestEvent): boolean {
  return type.startsWith('Sla');
}

type Happening = readonly [string, object];

function whileOpen(): readonly Happening[] {
  const channel = oneOf(['hotline', 'email', 'web-chat']);
  const direction = oneOf(['inbound', 'outbound']);
  const outcome = oneOf(['reached', 'reached', 'not-reached']);
  const states = oneOf([undefined, ['acknowledgement'], ['acknowledgement', 'finding']]);
  return [
    ['ContactRecorded', { channel, direction, outcome, ...(states && { states }) }],
    ['ContactRecorded', { channel, direction, outcome }],
    ['ReplySent', { channel, text: 'Soon.', ...(states && { states }) }],
    ['NoteAdded', { text: 'Slow.' }],
    ['CaseTagged', { added: [oneOf(['fees', 'app', '卡顿'])], removed: [oneOf(['fees', 'app'])] }],
    ['CaseResolved', { resolution: 'Done.', proposed: false }],
    ['CaseResolved', { resolution: 'Done.', proposed: false }],
    ...(random(6) === 0 ? [['CaseCancelled', { reason: 'Mistake.' }] as const] : []),
    ...(random(6) === 0
      ? [['CaseClassified', { caseType: 'complaint', playbookVersion: 1 }] as const]
      : []),
  ];
}

function whileResolved(isRated: boolean): readonly Happening[] {
  return [
    ...(isRated ? [] : [['RatingSubmitted', { score: 1 + random(5) }] as const]),
    ['CaseReopened', { by: 'hand', reason: 'Again.' }],
    ['NoteAdded', { text: 'Kept.' }],
  ];
}
