import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
import { openTestLog, type TestEvent, type TestLog } from '#testing';
import { caseDecider } from '../case/case.js';
import { opened } from '../case/case-history.fixture.js';
import { clockDecider } from '../case-clock/case-clocks.js';
import { recomputeDeadlines } from '../case-clock/recompute-deadlines.js';
import { calendarsOf, slaDefaults, type SlaSettings } from '../case-clock/sla-settings.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { ArmedDeadlines } from './armed-deadlines.adapter.js';
import { CaseClocksProjector } from './case-clocks.projector.js';
import { FollowedCases } from './followed-cases.provider.js';
import { RecomputeDeadlinesPolicy } from './recompute-deadlines.policy.js';
import { RecordedCalendars } from './recorded-calendars.provider.js';
import { runSubscriptions } from './run-subscriptions.fixture.js';
import { SlaClocks } from './sla-clocks.provider.js';

const options = { clock: systemClock };
let cases = 0;
let offices = 0;

/** A calendar of this name by which nobody works but on this weekday. */
function workingOn(weekday: 'monday' | 'tuesday' | 'friday'): SlaSettings {
  offices += 1;
  const week = { [weekday]: [`09:00-17:${String(offices).padStart(2, '0')}`] };
  return {
    defaults: slaDefaults,
    calendars: calendarsOf([{ name: 'office', timeZone: 'Asia/Shanghai', week }]),
  };
}

/** What one process has of the clocks, with the calendars that it was started with. */
class Process {
  readonly clocks: SlaClocks;
  readonly policy: RecomputeDeadlinesPolicy;
  readonly #calendars: RecordedCalendars;

  constructor(
    readonly settings: SlaSettings,
    store: EventStore,
    { db }: TestLog,
  ) {
    const decisions = new DecisionHandler(store, clockDecider, options);
    const followed = new FollowedCases(
      new DecisionHandler(store, caseDecider(playbooks), options),
      playbooks,
    );
    const closer = { close: () => Promise.resolve() };
    this.clocks = new SlaClocks(decisions, store, settings, closer, followed);
    this.#calendars = new RecordedCalendars(store, systemClock, settings);
    const armed = new ArmedDeadlines(db, store);
    this.policy = new RecomputeDeadlinesPolicy(armed, this.#calendars, this.clocks);
  }

  async define(): Promise<void> {
    for (const calendar of this.settings.calendars.values()) await this.#calendars.define(calendar);
  }
}

describe('open deadlines when a calendar changes', () => {
  let log: TestLog;
  let before: Process;
  let after: Process;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    await new Projections(log.db).prepare(new CaseClocksProjector());
  });
  afterAll(() => log.close());

  beforeEach(async () => {
    before = await started(workingOn('monday'));
    await before.define();
    after = await started(workingOn('friday'));
  });

  const started = async (settings: SlaSettings) =>
    new Process(settings, await log.openStore(), log);

  async function read(stream: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of log.store.readStream(stream)) events.push(event);
    return events;
  }

  const change = async () => (await read('slaCalendar-office')).at(-1)!;
  const told = (caseId: string) => read(`caseClock-${caseId}`);

  /** A case is opened, and a process starts its clocks. */
  async function openedBy(process: Process): Promise<string> {
    const caseId = (cases += 1).toString(16).padStart(32, '0');
    await happens(caseId, process, { ...opened, data: { ...opened.data, caseId } });
    return caseId;
  }

  /** Something happens to a case, and a process follows it. */
  async function happens(caseId: string, process: Process, event: TestEvent): Promise<void> {
    await log.append(`case-${caseId}`, event);
    await process.clocks.follow((await read(`case-${caseId}`)).at(-1)!);
  }

  /** What would have to be told of a case's clocks, if somebody dated them anew by these calendars. */
  async function isMissedIn(caseId: string, { settings }: Process): Promise<boolean> {
    const decisions = new DecisionHandler(log.store, clockDecider, options);
    const { state } = await decisions.load(`caseClock-${caseId}`);
    return recomputeDeadlines(state, settings.calendars).length > 0;
  }

  async function recomputed(caseId: string): Promise<readonly object[]> {
    const events = (await told(caseId)).filter(({ type }) => type === 'SlaClockRecomputed');
    return events.map(({ data, metadata }) => ({ ...data, by: metadata.causationId }));
  }

  it('are dated anew, each once, also those whose row has not come yet', async () => {
    const caseId = await openedBy(before);
    await after.define();
    const { rows } = await sql`select 1 from case_clocks`.execute(log.db);
    expect(rows).toEqual([]);
    const changed = await change();
    await Promise.all([before, after, after].map(({ policy }) => policy.handle(changed)));
    expect(await isMissedIn(caseId, after)).toBe(false);
    const reason = 'calendar-changed';
    expect(await recomputed(caseId)).toMatchObject([
      { clock: 'first-response', reason, by: changed.id },
      { clock: 'resolution', reason, by: changed.id },
    ]);
  });

  it('are dated anew where a process with the calendar before sets them after that', async () => {
    await after.define();
    await after.policy.handle(await change());
    const caseId = await openedBy(before);
    expect(await isMissedIn(caseId, after)).toBe(true);
    const starts = await told(caseId);
    // Whichever process has the policy: what holds stands in the log.
    for (const start of starts) await before.policy.handle(start);
    for (const start of starts) await after.policy.handle(start);
    expect(await isMissedIn(caseId, after)).toBe(false);
    expect(await recomputed(caseId)).toMatchObject([
      { clock: 'first-response', by: starts[0]!.id },
      { clock: 'resolution', by: starts[0]!.id },
    ]);
  });

  it('are dated anew where such a process lets a clock go on', async () => {
    const caseId = await openedBy(before);
    await happens(caseId, before, { type: 'InformationRequested', data: { what: 'A receipt.' } });
    await after.define();
    await after.policy.handle(await change());
    await happens(caseId, before, { type: 'InformationProvided', data: {} });
    const goesOn = (await told(caseId)).at(-1)!;
    expect(goesOn).toMatchObject({ type: 'SlaClockResumed', data: { clock: 'resolution' } });
    expect(await isMissedIn(caseId, after)).toBe(true);
    await before.policy.handle(goesOn);
    expect(await isMissedIn(caseId, after)).toBe(false);
  });

  it('wait for a release that knows the public holidays by which the calendar was recorded', async () => {
    const caseId = await openedBy(before);
    await after.define();
    const changed = await change();
    const unknown = { ...changed.data, fingerprint: 'of holidays to come' };
    const id = '00000000-0000-4000-8000-000000000001';
    await log.store.append('slaCalendar-office', changed.revision, [
      { ...changed, id, data: unknown },
    ]);
    const refused = { kind: 'unavailable', code: 'calendar-of-another-release' };
    await expect(after.policy.handle(await change())).rejects.toMatchObject(refused);
    expect(await recomputed(caseId)).toEqual([]);
  });

  it('are left as they are by a calendar that nothing was dated by, and by one that is no other', async () => {
    const caseId = await openedBy(before);
    for (const event of await read('slaCalendar-office')) await before.policy.handle(event);
    for (const event of await told(caseId)) await before.policy.handle(event);
    expect(await recomputed(caseId)).toEqual([]);
    await before.define();
    expect((await change()).data).toMatchObject({
      fingerprint: before.settings.calendars.get('office')!.fingerprint,
    });
  });

  it('are all by the newest one, however clocks start and calendars change at once', async () => {
    const processes = [before, after, await started(workingOn('tuesday'))];
    const checkpoints = new Checkpoints(log.db);
    const stop = runSubscriptions(
      log,
      projection(new CaseClocksProjector(), log.db, checkpoints),
      policySubscription(before.policy),
    );
    const caseIds: string[] = [];
    const opening = async () => {
      for (let count = 0; count < 40; count += 1) {
        caseIds.push(await openedBy(processes[count % 3]!));
      }
    };
    const defining = async () => {
      for (const process of processes) {
        await process.define();
        await sleep(150);
      }
    };
    await Promise.all([opening(), opening(), defining()]);
    const missed = async () => {
      const all = await Promise.all(caseIds.map((caseId) => isMissedIn(caseId, processes.at(-1)!)));
      return all.filter(Boolean).length;
    };
    for (let attempt = 0; attempt < 100 && (await missed()) > 0; attempt += 1) await sleep(100);
    await stop();
    expect(await missed()).toBe(0);
  }, 60_000);
});
