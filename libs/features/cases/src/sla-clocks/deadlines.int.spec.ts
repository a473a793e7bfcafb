import { setTimeout as sleep } from 'node:timers/promises';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { sql } from 'kysely';
import { DecisionHandler, type EventStore, type RecordedEvent } from '#platform/event-store';
import { systemClock } from '#platform/kernel';
import {
  Checkpoints,
  policySubscription,
  projection,
  Projections,
  subscriptionsMigrations,
} from '#platform/subscriptions';
import { openTestLog, type TestEvent, type TestLog, until } from '#testing';
import { caseDecider } from '../case/case.js';
import { opened, resolved } from '../case/case-history.fixture.js';
import { clockDecider } from '../case-clock/case-clocks.js';
import { noted, settings } from '../case-clock/case-clock.fixture.js';
import { type ClockEvent } from '../case-clock/clock-events.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { ArmedDeadlines } from './armed-deadlines.adapter.js';
import { CaseClocksProjector } from './case-clocks.projector.js';
import { DeadlineTimer } from './deadline-timer.js';
import { FollowedCases } from './followed-cases.provider.js';
import { runSubscriptions } from './run-subscriptions.fixture.js';
import { SlaClocks } from './sla-clocks.provider.js';
import { SlaClocksPolicy } from './sla-clocks.policy.js';

const MINUTE = 60_000;

/** The clock of the database, as the spec moves it. */
class MovedTime {
  at = Date.parse('2026-03-02T02:00:00Z');
  now = () => Promise.resolve(new Date(this.at));
}

/** What one process has of the clocks. */
class Process {
  readonly closed: string[] = [];
  readonly clocks: SlaClocks;
  readonly timer: DeadlineTimer;
  readonly faults: unknown[] = [];

  constructor(store: EventStore, log: TestLog, time: MovedTime) {
    const options = { clock: systemClock };
    const cases = new DecisionHandler(store, caseDecider(playbooks), options);
    const decisions = new DecisionHandler(store, clockDecider, options);
    const closer = { close: (caseId: string) => Promise.resolve(void this.closed.push(caseId)) };
    const followed = new FollowedCases(cases, playbooks);
    this.clocks = new SlaClocks(decisions, store, settings, closer, followed);
    const armed = new ArmedDeadlines(log.db, store);
    this.timer = new DeadlineTimer({
      time,
      armed: (limit) => armed.next(limit),
      fire: (caseId, now) => this.clocks.fire(caseId, now),
      onFault: (fault) => this.faults.push(fault),
    });
  }
}

describe('deadlines of two processes', () => {
  let log: TestLog;
  let processes: readonly [Process, Process];
  let time: MovedTime;
  let stop: () => Promise<void>;
  let cases = 0;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    await new Projections(log.db).prepare(new CaseClocksProjector());
  });
  afterAll(() => log.close());

  beforeEach(async () => {
    time = new MovedTime();
    processes = [new Process(log.store, log, time), new Process(await log.openStore(), log, time)];
    stop = run();
  });

  afterEach(async () => {
    await Promise.all(processes.map(({ timer }) => timer.stop()));
    await stop();
    // Each test leaves its own deadlines behind; the next one does not want them.
    await sql`update case_clocks set next_at = null`.execute(log.db);
  });

  /** The projection of the deadlines, and the policy of the first process. */
  const run = () =>
    runSubscriptions(
      log,
      projection(new CaseClocksProjector(), log.db, new Checkpoints(log.db)),
      policySubscription(new SlaClocksPolicy(processes[0].clocks)),
    );

  const newCase = () => (cases += 1).toString(16).padStart(32, '0');
  const at = (ms: number) => new Date(ms).toISOString();

  function append(caseId: string, when: number, ...events: readonly TestEvent[]): Promise<void> {
    const metadata = { occurredAt: at(when), recordedAt: at(when) };
    return log.append(
      `case-${caseId}`,
      ...events.map(({ type, data }) => ({ type, data, metadata })),
    );
  }

  const chat = (caseId: string): TestEvent => ({
    type: 'CaseOpened',
    data: { ...opened.data, caseId, channel: 'in-app-chat' },
  });

  async function told(caseId: string): Promise<string[]> {
    const events: string[] = [];
    for await (const event of log.store.readStream(`caseClock-${caseId}`)) {
      const { type, data } = event as RecordedEvent<ClockEvent>;
      if (data.clock === 'first-response' && type !== 'SlaClockStarted') events.push(type);
    }
    return events;
  }

  async function armed(caseIds: readonly string[]): Promise<void> {
    for (let attempt = 0; attempt < 1_000; attempt += 1) {
      const { rows } = await sql<{ case_id: string }>`
        select case_id from case_clocks where next_at is not null`.execute(log.db);
      const there = new Set(rows.map(({ case_id }) => case_id));
      if (caseIds.every((caseId) => there.has(caseId))) return;
      await sleep(10);
    }
    throw new Error('The deadlines were not armed within 10 s.');
  }

  it('are told once each, and never before their time', async () => {
    const caseIds = Array.from({ length: 40 }, newCase);
    for (const caseId of caseIds) await append(caseId, time.at, chat(caseId));
    await armed(caseIds);
    for (const { timer } of processes) timer.start();
    const moveTo = (ms: number) => {
      time.at = Date.parse('2026-03-02T02:00:00Z') + ms;
      for (const { timer } of processes) timer.wake();
    };
    const all = async (expected: readonly string[]) =>
      (await Promise.all(caseIds.map(told))).every((each) => each.join() === expected.join());

    moveTo(96_000 - 1);
    await sleep(500);
    expect(await all([])).toBe(true);
    moveTo(96_000);
    await until(() => all(['SlaWarningRaised']));
    moveTo(2 * MINUTE - 1);
    await sleep(500);
    expect(await all(['SlaWarningRaised'])).toBe(true);
    moveTo(2 * MINUTE);
    await until(() => all(['SlaWarningRaised', 'SlaBreached']));
    moveTo(2 * MINUTE + 5_000);
    await sleep(2_500);
    expect(await all(['SlaWarningRaised', 'SlaBreached'])).toBe(true);
    expect(processes.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('are told once by 40 who fire the same one at once', async () => {
    const caseId = newCase();
    await append(caseId, time.at, chat(caseId));
    await armed([caseId]);
    const due = new Date(time.at + 2 * MINUTE);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => processes[index % 2]!.clocks.fire(caseId, due)),
    );
    expect(await told(caseId)).toEqual(['SlaBreached']);
    await processes[0].clocks.fire(caseId, new Date(due.getTime() - 1));
    expect(await told(caseId)).toEqual(['SlaBreached']);
  });

  it('that were kept in time are not missed, though nobody has followed the answer yet', async () => {
    const caseId = newCase();
    await append(caseId, time.at, chat(caseId));
    await armed([caseId]);
    await stop();
    const answer = { channel: 'in-app-chat', text: 'It arrives.', states: ['finding'] };
    await append(caseId, time.at + MINUTE, { type: 'ReplySent', data: answer });
    await Promise.all(
      processes.map(({ clocks }) => clocks.fire(caseId, new Date(time.at + 2 * MINUTE))),
    );
    expect(await told(caseId)).toEqual(['SlaMet']);
    stop = run();
    await sleep(300);
    expect(await told(caseId)).toEqual(['SlaMet']);
  });

  it('close a case that has been resolved for long enough, and no sooner', async () => {
    const caseId = newCase();
    await append(caseId, time.at, chat(caseId), resolved);
    await armed([caseId]);
    const hours = (count: number) => new Date(time.at + count * 60 * MINUTE);
    await processes[0].clocks.fire(caseId, new Date(hours(72).getTime() - 1));
    expect(processes[0].closed).toEqual([]);
    await processes[0].clocks.fire(caseId, hours(72));
    expect(processes[0].closed).toEqual([caseId]);
  });

  it('cost the log no read where an event leaves the clocks as they are', async () => {
    const caseId = newCase();
    await append(caseId, time.at, chat(caseId), noted, noted);
    await armed([caseId]);
    const { clocks } = new Process(log.store, log, time);
    const events: RecordedEvent[] = [];
    for await (const event of log.store.readStream(`case-${caseId}`)) events.push(event);
    const [opening, ...notes] = events;
    await clocks.follow(opening!);
    await stop();
    const read = jest.spyOn(log.store, 'readStream');
    for (const note of notes) await clocks.follow(note);
    expect(notes).toHaveLength(2);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
    stop = run();
  });
});
