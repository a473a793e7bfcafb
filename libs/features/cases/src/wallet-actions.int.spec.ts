import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { type Role } from '#platform/http';
import { subscriptionsMigrations } from '#platform/subscriptions';
import {
  openTestLog,
  startTestReadSide,
  type TestEvent,
  type TestHttpApplication,
  type TestLog,
  until,
} from '#testing';
import { CaseCommandsModule } from './case-commands.module.js';
import { type CaseEvent } from './case/case-events.js';
import { type CaseOverview } from './case/case-overview.js';
import { playbooks } from './playbooks/playbooks.provider.js';
import { TimeOutWalletActions } from './time-out-wallet-actions/time-out-wallet-actions.provider.js';
import { type RequestedWalletAction } from './wallet-actions/requested-wallet-action.js';
import { WalletActionsModule } from './wallet-actions.module.js';

const HOUR = 3_600_000;
const freeze = { action: 'FreezeAccount' };
/** A step waits for it, and is done with it. */
const confirmedStep = ['WalletActionConfirmed', 'StepCompleted'];

/** As far beside the real time as a test wants it to be. */
class TestClock {
  aheadMs = 0;
  now = () => new Date(Date.now() + this.aheadMs);
}

describe('wallet actions', () => {
  const clock = new TestClock();
  let log: TestLog;
  /** Two processes on one log, both with timers; one of them keeps the outbox. */
  let processes: readonly [TestHttpApplication, TestHttpApplication];
  let caseId: string;
  let cases = 0;

  beforeAll(async () => {
    log = await openTestLog({ ...subscriptionsMigrations });
    processes = [await start(), await start()];
  });
  beforeEach(async () => {
    await newCase();
  });
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.close()));
    await log.close();
  });

  function start(): Promise<TestHttpApplication> {
    const commands = CaseCommandsModule.forRoot({ reopenWindowHours: 168 });
    return startTestReadSide(log, [commands, WalletActionsModule.beside(commands)], { clock });
  }

  /** Routed by a policy, so long ago that `overdue` does not go back behind it. */
  async function newCase(): Promise<void> {
    clock.aheadMs = -HOUR;
    cases += 1;
    caseId = cases.toString(16).padStart(32, '0');
    await log.append(`case-${caseId}`, opened(caseId));
    await until(async () => (await eventsOf()).at(1));
    expect((await eventsOf()).map(({ type }) => type)).toEqual(['CaseOpened', 'CaseRouted']);
    clock.aheadMs = 0;
  }

  /** Whatever has to be done before it can be resolved. */
  async function skipSteps(): Promise<void> {
    const required = playbooks.of('suspicious-activity').steps.filter((step) => step.required);
    for (const { id } of required) {
      const { status } = await act(`steps/${id}/skip`, { reason: 'Not here.' });
      expect(status).toBe(200);
    }
  }

  interface Answer {
    readonly status: number;
    readonly body: CaseOverview & Record<string, unknown>;
  }

  async function post(as: Role, path: string, json: object, process: 0 | 1 = 0): Promise<Answer> {
    const revision = (await eventsOf()).length - 1;
    const response = await processes[process].request(path, {
      method: 'POST',
      as,
      json,
      headers: { 'if-match': `"${revision}"` },
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  const act = (command: string, json: object, as: Role = 'agent') =>
    post(as, `/v1/cases/${caseId}/${command}`, json);

  const answer = (actionId: string, what: 'confirm' | 'reject', json: object, process: 0 | 1 = 0) =>
    post('service', `/v1/wallet-actions/${actionId}/${what}`, json, process);

  async function eventsOf(): Promise<RecordedEvent<CaseEvent>[]> {
    const events: RecordedEvent<CaseEvent>[] = [];
    for await (const event of log.store.readStream(`case-${caseId}`)) {
      events.push(event as RecordedEvent<CaseEvent>);
    }
    return events;
  }

  const typesOf = async () => (await eventsOf()).slice(2).map(({ type }) => type);

  async function feed(query = ''): Promise<readonly RequestedWalletAction[]> {
    const response = await processes[1].request(`/v1/wallet-actions${query}`, { as: 'service' });
    expect(response.status).toBe(200);
    return ((await response.json()) as { data: readonly RequestedWalletAction[] }).data;
  }

  const mine = async (query = '') => (await feed(query)).filter((one) => one.caseId === caseId);

  /** Asked for, and in the feed. */
  async function requested(): Promise<RequestedWalletAction> {
    const { status, body } = await act('wallet-actions', freeze);
    expect([status, body.status]).toEqual([200, 'pending-external']);
    return until(async () => (await mine()).at(-1));
  }

  /** Asked for so long ago that its time is up by the database’s clock, and known to the outbox. */
  async function overdue(): Promise<string> {
    clock.aheadMs = -HOUR;
    const { body } = await act('wallet-actions', freeze);
    clock.aheadMs = 0;
    const { actionId } = body.walletActions.at(-1)!;
    await until(async () => (await isKnown(actionId)) || undefined);
    return actionId;
  }

  async function isKnown(actionId: string): Promise<boolean> {
    const { rows } = await sql`select 1 from wallet_actions where action_id = ${actionId}`.execute(
      log.db,
    );
    return rows.length > 0;
  }

  const look = (process: 0 | 1) => processes[process].app.get(TimeOutWalletActions).look();

  it('go out with what the wallet needs, and come back confirmed', async () => {
    const action = await requested();
    expect(action).toMatchObject({
      ...{ action: 'FreezeAccount', customerId: 'cust-1', accountId: 'acct-1' },
      ...{ transactionId: null, amount: '250.00', currency: 'CNY', parameters: {} },
    });
    const { status, body } = await answer(action.actionId, 'confirm', { reference: 'f-1' });
    expect([status, body]).toEqual([
      200,
      { actionId: action.actionId, action: 'FreezeAccount', state: 'confirmed' },
    ]);
    expect(await typesOf()).toEqual(['WalletActionRequested', ...confirmedStep]);
    const confirmed = (await eventsOf()).at(-2)!;
    expect(confirmed.metadata.actor).toEqual({ kind: 'service', id: 'service-1' });
    expect(confirmed.metadata.correlationId).toBe((await eventsOf())[2]!.metadata.correlationId);
    expect((await act('notes', { text: 'x' })).body.status).toBe('open');
    await until(async () => (await mine()).length === 0 || undefined);
  });

  it('take the same answer however often and wherever it comes, and no other', async () => {
    const { actionId } = await requested();
    const copies = Array.from({ length: 20 }, (_, index) =>
      answer(actionId, 'confirm', { reference: 'f-1' }, index % 2 === 0 ? 0 : 1),
    );
    const answers = await Promise.all(copies);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const [what, json] of [
      ['confirm', { reference: 'f-2' }],
      ['reject', { reasonCode: 'NO' }],
    ] as const) {
      const other = await answer(actionId, what, json);
      expect([other.status, other.body.code]).toEqual([409, 'wallet-action-answered']);
    }
    expect(await typesOf()).toEqual(['WalletActionRequested', ...confirmedStep]);
  });

  it('are asked for once though two agents ask at once', async () => {
    const both = await Promise.all([
      act('wallet-actions', freeze),
      act('wallet-actions', freeze, 'supervisor'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const again = await act('wallet-actions', freeze);
    expect([again.status, again.body.code]).toEqual([409, 'wallet-action-open']);
    expect(await typesOf()).toEqual(['WalletActionRequested']);
  });

  it('are known by nobody before they are asked for', async () => {
    const unknown = await answer('5f0c9e0e-6a3c-4a57-9d57-0d6a9f4b7d11', 'confirm', {});
    expect([unknown.status, unknown.body.code]).toEqual([404, 'wallet-action-not-found']);
  });

  it('are read and answered by services only, and asked for by staff only', async () => {
    const { actionId } = await requested();
    for (const as of ['agent', 'supervisor', 'auditor'] as const) {
      expect((await processes[0].request('/v1/wallet-actions', { as })).status).toBe(403);
      expect((await post(as, `/v1/wallet-actions/${actionId}/confirm`, {})).status).toBe(403);
    }
    expect((await act('wallet-actions', freeze, 'service')).status).toBe(403);
    expect(await typesOf()).toEqual(['WalletActionRequested']);
  });

  it('are recorded of a case that is over, which they leave as it is', async () => {
    const { actionId } = await requested();
    await skipSteps();
    await act('resolve', { resolution: 'False alarm.' });
    await act('close', {});
    expect((await answer(actionId, 'confirm', {})).status).toBe(200);
    expect((await typesOf()).at(-1)).toBe('WalletActionConfirmed');
    expect((await act('notes', { text: 'x' })).body).toMatchObject({
      status: 'closed',
      walletActions: [{ state: 'confirmed' }],
    });
  });

  describe('whose time is up', () => {
    it('time out once, though the timers of two processes see it at once', async () => {
      const actionId = await overdue();
      await Promise.all([look(0), look(1)]);
      expect(await typesOf()).toEqual(['WalletActionRequested', 'WalletActionTimedOut']);
      await Promise.all([look(0), look(1)]);
      expect(await typesOf()).toHaveLength(2);
      expect((await act('notes', { text: 'x' })).body).toMatchObject({
        status: 'open',
        walletActions: [{ actionId, state: 'timed-out' }],
      });
    });

    it('never time out early, whatever time the process believes it is', async () => {
      const { actionId } = await requested();
      clock.aheadMs = 48 * HOUR;
      await Promise.all([look(0), look(1)]);
      expect(await typesOf()).toEqual(['WalletActionRequested']);
      expect((await mine()).map((one) => one.actionId)).toEqual([actionId]);
    });

    it('are healed by a late answer, which counts once', async () => {
      const actionId = await overdue();
      await look(0);
      for (const process of [0, 1] as const) {
        const late = await answer(actionId, 'confirm', {}, process);
        expect([late.status, late.body.state]).toEqual([200, 'confirmed']);
      }
      expect((await eventsOf()).slice(3)).toMatchObject([
        { type: 'WalletActionTimedOut' },
        { type: 'WalletActionConfirmed', data: { actionId, late: true } },
        { type: 'StepCompleted', data: { by: 'wallet-action' } },
      ]);
    });

    it('end confirmed, whoever is first: the answer or the timers', async () => {
      for (let round = 0; round < 8; round += 1) {
        await newCase();
        const actionId = await overdue();
        const [{ status }] = await Promise.all([
          answer(actionId, 'confirm', {}, (round % 2) as 0 | 1),
          look(0),
          look(1),
        ]);
        expect(status).toBe(200);
        const types = await typesOf();
        expect(types.filter((type) => type === 'WalletActionConfirmed')).toHaveLength(1);
        expect(types.filter((type) => type === 'WalletActionTimedOut').length).toBeLessThan(2);
        expect(types.slice(-2)).toEqual(confirmedStep);
      }
    });

    it('leave the feed, and come again behind all others under the same id when asked again', async () => {
      const actionId = await overdue();
      await look(0);
      await until(async () => (await mine()).length === 0 || undefined);
      const place = (await feed()).at(-1)?.place ?? '0';
      const again = await act('wallet-actions', freeze);
      expect(again.body.walletActions).toMatchObject([{ actionId, state: 'requested' }]);
      const found = await until(async () => (await mine(`?after=${place}`)).at(0));
      expect(found.actionId).toBe(actionId);
    });
  });

  describe('in the feed', () => {
    it.each([0, 1] as const)(
      'are live in process %s of two, and resume without a gap or a repeat',
      async (process) => {
        const { place, actionId } = await requested();
        expect(await follow(process, 1, '')).toEqual((await feed()).slice(0, 1));
        const live = follow(process, 2, place);
        const ids: string[] = [];
        for (let count = 0; count < 2; count += 1) {
          await newCase();
          ids.push((await requested()).actionId);
        }
        expect((await live).map((one) => one.actionId)).toEqual(ids);
        expect(ids).not.toContain(actionId);
      },
    );

    it('come in pages, oldest first', async () => {
      await requested();
      const all = await feed();
      expect(all.length).toBeGreaterThan(1);
      const paged: RequestedWalletAction[] = [];
      for (;;) {
        const after = paged.at(-1)?.place;
        const page = await feed(`?limit=1${after === undefined ? '' : `&after=${after}`}`);
        if (page.length === 0) break;
        paged.push(...page);
      }
      expect(paged).toEqual(all);
    });

    it('refuse a place that is none', async () => {
      const wrong = await processes[0].request('/v1/wallet-actions?after=x', { as: 'service' });
      expect(wrong.status).toBe(400);
      const stream = await connect(0, 'x', new AbortController().signal);
      expect(stream.status).toBe(400);
    });
  });

  describe('that carry out a decision', () => {
    const unfreeze = { action: 'UnfreezeAccount', atCustomersWish: false };
    const propose = (as: Role) => act('decisions', { decision: 'unfreeze', reason: 'Known.' }, as);

    it('are refused before it is approved, with the rule and the remedy', async () => {
      const { status, body } = await act('wallet-actions', unfreeze);
      expect([status, body]).toMatchObject([
        409,
        {
          code: 'not-approved',
          rule: expect.stringContaining('UnfreezeAccount carries out the decision unfreeze'),
          remedy: 'Propose the decision unfreeze, and have it approved.',
        },
      ]);
    });

    it('are not approved by the supervisor who proposed it', async () => {
      const proposal = await propose('supervisor');
      const { decisionId } = proposal.body.decisions[0]!;
      const own = await act(`decisions/${decisionId}/approve`, {}, 'supervisor');
      expect([own.status, own.body.code]).toEqual([409, 'own-proposal']);
      expect((await act('wallet-actions', unfreeze)).status).toBe(409);
    });

    it('are approved by a supervisor, no agent, and meet the goal when they are confirmed', async () => {
      const proposal = await propose('agent');
      const { decisionId } = proposal.body.decisions[0]!;
      const byAgent = await act(`decisions/${decisionId}/approve`, {});
      expect([byAgent.status, byAgent.body.code]).toEqual([409, 'may-not-decide']);
      const approved = await act(`decisions/${decisionId}/approve`, {}, 'supervisor');
      expect([approved.status, approved.body.decisions]).toMatchObject([
        200,
        [{ state: 'approved', proposedBy: 'agent-1', decidedBy: 'supervisor-1' }],
      ]);
      expect((await act('wallet-actions', unfreeze)).status).toBe(200);
      const { actionId } = await until(async () => (await mine()).at(0));
      await answer(actionId, 'confirm', {});
      expect((await act('notes', { text: 'x' })).body.proposedResolution).toMatchObject({
        goal: ['wallet.AccountUnfrozen.v1'],
      });
    });
  });

  function connect(process: 0 | 1, last: string, signal: AbortSignal): Promise<Response> {
    return processes[process].request('/v1/wallet-actions', {
      as: 'service',
      headers: {
        accept: 'text/event-stream',
        ...(last !== '' && { 'last-event-id': last }),
      },
      signal,
    });
  }

  /** Follows until so many have come, then hangs up. */
  async function follow(
    process: 0 | 1,
    count: number,
    last: string,
  ): Promise<readonly RequestedWalletAction[]> {
    const connection = new AbortController();
    const { body } = await connect(process, last, connection.signal);
    const received: RequestedWalletAction[] = [];
    const parser = createParser({
      onEvent: ({ id, data }) => {
        const action = JSON.parse(data) as RequestedWalletAction;
        expect(id).toBe(action.place);
        received.push(action);
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of body ?? []) {
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
      if (received.length >= count) break;
    }
    connection.abort();
    return received.slice(0, count);
  }
});

/** Long ago, as the time of a case never goes back. */
function opened(caseId: string): TestEvent {
  const longAgo = '2026-01-01T00:00:00.000Z';
  return {
    type: 'CaseOpened',
    metadata: { recordedAt: longAgo, occurredAt: longAgo },
    data: {
      caseId,
      caseType: 'suspicious-activity',
      playbookVersion: 1,
      situationKind: 'account',
      generation: 1,
      customerId: 'cust-1',
      accountId: 'acct-1',
      money: { amount: '250.00', currency: 'CNY' },
      openedBy: 'signal',
    },
  };
}
