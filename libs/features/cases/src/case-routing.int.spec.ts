import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type Cause, type EventStore } from '#platform/event-store';
import { Cursor } from '#platform/http';
import { subscriptionsMigrations } from '#platform/subscriptions';
import {
  openTestLog,
  startTestReadSide,
  type TestEvent,
  type TestHttpApplication,
  type TestLog,
  until,
  withAppendFaults,
} from '#testing';
import { type AgentProfile } from './agents/agent.js';
import { CaseCommandsModule } from './case-commands.module.js';
import { escalated, inChinese, inQueue, note, resolved } from './case-routing.fixture.js';
import { caseMigrations, CaseRoutingModule } from './case-routing.module.js';
import { CaseViewsModule } from './case-views.module.js';
import { type CaseOverview } from './case/case-overview.js';
import { ClaimNext } from './claim-next/claim-next.js';
import { HandOverCases } from './hand-over-cases/hand-over-cases.js';
import { LapseClaims } from './lapse-claims/lapse-claims.provider.js';
import { type QueueState, type WaitingCase } from './queue-cases/queue-cases.query.js';
import { SetAgent } from './set-agent/set-agent.js';

const HOUR = 3_600_000;
const LEASE_MINUTES = 0.005;

let firstCase = 0;
let agents = 0;

describe('claims, queues and agents', () => {
  let log: TestLog;
  /** Two instances on one log. */
  let one: TestHttpApplication;
  let two: TestHttpApplication;
  /** What happens to the next append of `one`. */
  let fault: 'append lost' | 'none' = 'none';

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations, ...caseMigrations });
    one = await start(withAppendFaults(log.store, () => fault));
    two = await start(await log.openStore());
  });

  afterAll(async () => {
    await Promise.all([one.close(), two.close()]);
    await log.close();
  });

  // The log goes on from test to test, each with cases of its own and nothing else that waits.
  beforeEach(async () => {
    firstCase += 1_000;
    fault = 'none';
    await sql`truncate case_overviews, case_timeline, case_reservations`.execute(log.db);
  });

  function start(store: EventStore): Promise<TestHttpApplication> {
    const commands = CaseCommandsModule.forRoot({ reopenWindowHours: 168 });
    const routing = CaseRoutingModule.forRoot({
      commands,
      claimLeaseMinutes: LEASE_MINUTES,
      lapsesClaims: false,
    });
    const { connectionString } = log;
    return startTestReadSide({ connectionString, store }, [commands, CaseViewsModule, routing]);
  }

  const execute = <Answer>(command: object, on = one) =>
    on.app.get(CommandBus, { strict: false }).execute<never, Answer>(command as never);

  async function agent(changes: Partial<AgentProfile> = {}): Promise<string> {
    agents += 1;
    const agentId = `agent-${agents}`;
    await execute(new SetAgent(cause(), agentId, { ...working, ...changes }));
    return agentId;
  }

  const claim = (agentId: string, on = one, about = cause(agentId)) =>
    execute<CaseOverview | null>(new ClaimNext(about, agentId, undefined), on);

  const append = (number: number, ...events: readonly TestEvent[]) =>
    log.append(`case-${caseId(number)}`, ...events);

  async function overview(number: number): Promise<CaseOverview> {
    const response = await one.request(`/v1/cases/${caseId(number)}`, { as: 'supervisor' });
    return (await response.json()) as CaseOverview;
  }

  async function get<Body>(path: string): Promise<Body> {
    return (await (await one.request(path, { as: 'supervisor' })).json()) as Body;
  }

  async function waiting(queue = 'money-movement', query = ''): Promise<readonly number[]> {
    const { data } = await get<{ data: readonly WaitingCase[] }>(
      `/v1/queues/${queue}/cases?limit=100${query}`,
    );
    return data.map((found) => Number.parseInt(found.case.caseId, 16) - firstCase);
  }

  const shown = (number: number, fits: (seen: CaseOverview) => boolean) =>
    until(async () => fits(await overview(number)));

  async function typesOf(number: number): Promise<readonly string[]> {
    const types: string[] = [];
    for await (const { type } of log.store.readStream(`case-${caseId(number)}`)) types.push(type);
    return types;
  }

  it('give 20 agents who race in two instances each of 50 cases once, the urgent ones first', async () => {
    for (let number = 1; number <= 50; number += 1) {
      await append(number, opened(number), number > 40 ? escalated : note, inQueue);
    }
    await until(async () => (await waiting()).length === 50);
    const racers = await Promise.all(Array.from({ length: 20 }, () => agent({ capacity: 100 })));
    const next = (racer: string, index: number) => claim(racer, index % 2 === 0 ? one : two);
    const first = (await Promise.all(racers.map(next))).map((claimed) => claimed?.caseId);
    expect(new Set(first).size).toBe(20);
    const rest = await Promise.all(
      racers.map(async (racer, index) => {
        const mine: string[] = [];
        for (let got = await next(racer, index); got; got = await next(racer, index)) {
          mine.push(got.caseId);
        }
        return mine;
      }),
    );
    const all = Array.from({ length: 50 }, (_, index) => caseId(index + 1));
    expect([...first, ...rest.flat()].sort()).toEqual(all);
    for (let number = 41; number <= 50; number += 1) expect(first).toContain(caseId(number));
    for (let number = 1; number <= 50; number += 1) {
      expect((await typesOf(number)).filter((type) => type === 'CaseAssigned')).toHaveLength(1);
    }
  });

  it('never give an agent more than fits, however many requests come at once', async () => {
    for (let number = 1; number <= 12; number += 1) await append(number, opened(number), inQueue);
    await until(async () => (await waiting()).length === 12);
    const mei = await agent({ capacity: 3 });
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => claim(mei, index % 2 === 0 ? one : two)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const answer of answers) {
      if (answer.status === 'rejected') {
        expect(answer.reason).toMatchObject({ code: 'at-capacity', extensions: { capacity: 3 } });
      }
    }
  });

  it('answer a repeat with the same case, also one that was broken off before the assignment', async () => {
    for (let number = 1; number <= 2; number += 1) await append(number, opened(number), inQueue);
    await until(async () => (await waiting()).length === 2);
    const [mei, ben] = await Promise.all([agent({ capacity: 1 }), agent()]);
    const about = cause(mei);
    fault = 'append lost';
    await expect(claim(mei, one, about)).rejects.toMatchObject({ code: 'event-store-unavailable' });
    expect(await typesOf(1)).toEqual(['CaseOpened', 'CaseRouted']);
    // Nobody waits for who may be gone.
    expect(await claim(ben, two)).toMatchObject({ caseId: caseId(2) });
    fault = 'none';
    expect(await claim(mei, two, about)).toMatchObject({ caseId: caseId(1), assignee: mei });
    expect(await claim(mei, one, about)).toMatchObject({ caseId: caseId(1), revision: 2 });
    expect(await typesOf(1)).toEqual(['CaseOpened', 'CaseRouted', 'CaseAssigned']);
  });

  it('give to another what was reserved by somebody who is gone', async () => {
    await append(1, opened(1), inQueue);
    await until(async () => (await waiting()).length === 1);
    const [mei, ben] = await Promise.all([agent(), agent()]);
    fault = 'append lost';
    await expect(claim(mei)).rejects.toMatchObject({ code: 'event-store-unavailable' });
    fault = 'none';
    expect(await claim(ben, two)).toBeNull();
    await sql`update case_reservations set until = now()`.execute(log.db);
    expect(await claim(ben, two)).toMatchObject({ caseId: caseId(1), assignee: ben });
  });

  it('pass over a case that the read side still shows and another has', async () => {
    for (let number = 1; number <= 2; number += 1) await append(number, opened(number), inQueue);
    await until(async () => (await waiting()).length === 2);
    const [mei, ben] = await Promise.all([agent(), agent()]);
    // As if the read side were behind: the row of case 1 stays what it was.
    const [before] = (
      await sql<object>`select * from case_overviews where case_id = ${caseId(1)}`.execute(log.db)
    ).rows;
    await claim(mei);
    await shown(1, ({ assignee }) => assignee === mei);
    await sql`truncate case_reservations`.execute(log.db);
    await sql`
      update case_overviews set waiting_in = 'money-movement', revision = 1
      where case_id = ${(before as { case_id: string }).case_id}`.execute(log.db);
    expect(await claim(ben, two)).toMatchObject({ caseId: caseId(2), assignee: ben });
  });

  it('match skills and languages', async () => {
    await append(1, opened(1), inChinese, inQueue);
    await append(2, opened(2), inQueue);
    await until(async () => (await waiting()).length === 2);
    const unskilled = await agent({ skills: ['complaints'], languages: ['zh-CN'] });
    const english = await agent({ languages: ['en'] });
    const chinese = await agent({ languages: ['en', 'zh-CN'] });
    expect(await claim(unskilled)).toBeNull();
    expect(await claim(english)).toMatchObject({ caseId: caseId(2) });
    expect(await claim(english)).toBeNull();
    expect(await claim(chinese)).toMatchObject({ caseId: caseId(1), language: 'zh-CN' });
  });

  it('give back once what nobody began to work on, whatever instances notice it', async () => {
    for (let number = 1; number <= 2; number += 1) await append(number, opened(number), inQueue);
    await until(async () => (await waiting()).length === 2);
    const mei = await agent();
    await claim(mei);
    await claim(mei);
    await shown(2, ({ leaseUntil }) => leaseUntil !== null);
    const work = await one.request(`/v1/cases/${caseId(2)}/notes`, {
      method: 'POST',
      as: 'agent',
      json: { text: 'Not the assignee.' },
    });
    expect(work.status).toBe(200);
    await append(3, opened(3), { ...assigned(mei), ...by(mei) }, { ...note, ...by(mei) }, inQueue);
    await shown(3, ({ assignee, leaseUntil }) => assignee === mei && leaseUntil === null);
    await sleep(LEASE_MINUTES * 60_000);
    let lapsed = 0;
    await until(async () => {
      const counts = await Promise.all([lapse(one), lapse(two), lapse(one), lapse(two)]);
      lapsed += counts.reduce((sum, count) => sum + count, 0);
      return (await waiting()).length === 2;
    });
    expect(lapsed).toBe(2);
    expect((await typesOf(1)).slice(2)).toEqual(['CaseAssigned', 'CaseUnassigned']);
    expect(await overview(1)).toMatchObject({ assignee: null, queue: 'money-movement' });
    expect(await overview(3)).toMatchObject({ assignee: mei });
    // And it can be claimed again.
    expect(await claim(await agent())).toMatchObject({ caseId: caseId(1) });
  });

  it('take from an agent who goes off shift what was not begun, and nothing else', async () => {
    const mei = await agent();
    await append(1, opened(1), inQueue, { ...assigned(mei, HOUR), ...by(mei) });
    await append(
      2,
      opened(2),
      inQueue,
      { ...assigned(mei, HOUR), ...by(mei) },
      { ...note, ...by(mei) },
    );
    await append(3, opened(3), inQueue, assigned(mei));
    await shown(3, ({ assignee }) => assignee === mei);
    expect(await lapse(one)).toBe(0);
    await execute(new SetAgent(cause(), mei, { ...working, shifts: [] }));
    expect(await lapse(two)).toBe(1);
    await shown(1, ({ assignee }) => assignee === null);
    expect(await overview(2)).toMatchObject({ assignee: mei });
    expect(await overview(3)).toMatchObject({ assignee: mei });
    await expect(claim(mei)).rejects.toMatchObject({ code: 'off-shift' });

    // What is left a supervisor hands over.
    const kim = await agent();
    const about = cause();
    const handedOver = await execute(new HandOverCases(about, mei, kim));
    expect(handedOver).toEqual([caseId(2), caseId(3)]);
    await execute(new HandOverCases(about, mei, kim), two);
    expect((await typesOf(2)).filter((type) => type === 'CaseAssigned')).toHaveLength(2);
  });

  it('list what waits in the order of claims, page by page, with ages', async () => {
    for (let number = 1; number <= 7; number += 1) {
      await append(number, opened(number, 5), number % 3 === 0 ? escalated : note, inQueue);
    }
    await until(async () => (await waiting()).length === 7);
    const order = [3, 6, 1, 2, 4, 5, 7];
    expect(await waiting()).toEqual(order);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { data: readonly WaitingCase[]; nextCursor: string | null } = await get(
        `/v1/queues/money-movement/cases?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.data.map((found) => found.case.caseId));
      for (const { waitsSeconds } of page.data) expect(waitsSeconds).toBeGreaterThan(0);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(order.map(caseId));
    const forged = { rank: 1, openedAt: '2026-02-30T00:00:00.000Z', caseId: caseId(1) };
    expect(
      await get(`/v1/queues/money-movement/cases?cursor=${Cursor.encode(forged)}`),
    ).toMatchObject({ status: 400, code: 'invalid-cursor' });
    const mei = await agent();
    for (const number of order.slice(0, 3)) {
      expect(await claim(mei)).toMatchObject({ caseId: caseId(number) });
    }
    const { data } = await get<{ data: readonly QueueState[] }>('/v1/queues');
    await until(async () => (await waiting()).length === 4);
    expect(data.find(({ name }) => name === 'general')).toMatchObject({
      waiting: 0,
      oldestWaitsSeconds: null,
    });
    expect(
      (await get<{ data: readonly QueueState[] }>('/v1/queues')).data.find(
        ({ name }) => name === 'money-movement',
      ),
    ).toMatchObject({ waiting: 4, oldestWaitsSeconds: expect.any(Number) });
  });

  it('route a case by hand, which holds against the rules and takes it from its assignee', async () => {
    await append(1, opened(1), inQueue, assigned('mei'));
    await shown(1, ({ assignee }) => assignee === 'mei');
    const post = (path: string, json: object, revision: number, as: 'agent' | 'supervisor') =>
      one.request(`/v1/cases/${caseId(1)}/${path}`, {
        method: 'POST',
        as,
        json,
        headers: { 'if-match': `"${revision}"` },
      });
    const toComplaints = { queue: 'complaints', reason: 'Angry.' };
    expect((await post('route', toComplaints, 2, 'agent')).status).toBe(403);
    expect((await post('route', { ...toComplaints, queue: 'x' }, 2, 'supervisor')).status).toBe(
      422,
    );
    expect((await post('route', toComplaints, 2, 'supervisor')).status).toBe(200);
    await until(async () => (await waiting('complaints')).length === 1);
    const worked = (await (await post('assign', { assignee: 'ben' }, 4, 'agent')).json()) as object;
    expect(worked).toMatchObject({ queue: 'complaints', routing: { by: 'hand' }, revision: 5 });
    const escalation = await post('escalate', { reason: 'No.' }, 5, 'agent');
    expect(await escalation.json()).toMatchObject({
      queue: 'escalations',
      escalationLevel: 1,
      priority: 'high',
      assignee: null,
    });
    expect((await post('de-escalate', { reason: 'Yes.' }, 8, 'agent')).status).toBe(403);
    const over = await post('de-escalate', { reason: 'Yes.' }, 8, 'supervisor');
    expect(await over.json()).toMatchObject({ queue: 'money-movement', escalationLevel: 0 });
  });

  it('route a case that was opened when there were no queues', async () => {
    await append(1, opened(1));
    await until(async () => (await waiting()).length === 1);
    expect(await typesOf(1)).toEqual(['CaseOpened', 'CaseRouted']);
  });

  it('show agents to supervisors, with what they have at hand', async () => {
    const mei = await agent({ capacity: 7 });
    await append(1, opened(1), inQueue, assigned(mei));
    await append(2, opened(2), inQueue, assigned(mei), resolved);
    await shown(2, ({ status }) => status === 'resolved');
    await until(async () => (await one.request(`/v1/agents/${mei}`, { as: 'supervisor' })).ok);
    expect(await get(`/v1/agents/${mei}`)).toMatchObject({
      agentId: mei,
      capacity: 7,
      onShift: true,
      casesAtHand: 1,
    });
    expect((await one.request('/v1/agents', { as: 'agent' })).status).toBe(403);
    const put = (json: object, as: 'agent' | 'supervisor') =>
      one.request(`/v1/agents/${mei}`, { method: 'PUT', as, json });
    expect((await put(working, 'agent')).status).toBe(403);
    expect((await put(working, 'supervisor')).status).toBe(200);
    for (const shifts of [[{ from: 'tomorrow', until: 'noon' }], [1], [{ when: 'now' }], {}]) {
      const refusal = await put({ ...working, shifts }, 'supervisor');
      expect([refusal.status, await refusal.json()]).toMatchObject([422, { code: 'invalid-body' }]);
    }
    const bad = await put({ ...working, skills: ['juggling'] }, 'supervisor');
    expect([bad.status, await bad.json()]).toMatchObject([422, { code: 'invalid-agent' }]);
  });

  const lapse = (on: TestHttpApplication) => on.app.get(LapseClaims, { strict: false }).lapse();
});

const working: AgentProfile = {
  skills: ['money-movement'],
  languages: ['en', 'zh-CN'],
  capacity: 10,
  shifts: [
    {
      from: new Date(Date.now() - HOUR).toISOString(),
      until: new Date(Date.now() + HOUR).toISOString(),
    },
  ],
};

function cause(agentId = 'boss'): Cause {
  const id = randomUUID();
  return { id, actor: { kind: 'agent', id: agentId }, correlationId: id };
}

/** A number as the id of a case of the test that runs. */
function caseId(number: number): string {
  return (firstCase + number).toString(16).padStart(32, '0');
}

function opened(number: number, minute = number): TestEvent {
  const recordedAt = new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
  const data = {
    caseId: caseId(number),
    caseType: 'withdrawal',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: 'customer-1',
    openedBy: 'signal',
  };
  return { type: 'CaseOpened', data, metadata: { recordedAt } };
}

function assigned(assignee: string, leaseMs?: number): TestEvent {
  const leaseUntil = leaseMs === undefined ? {} : { leaseUntil: momentIn(leaseMs) };
  return { type: 'CaseAssigned', data: { assignee, ...leaseUntil } };
}

function momentIn(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

function by(id: string) {
  return { metadata: { actor: { kind: 'agent' as const, id } } };
}
