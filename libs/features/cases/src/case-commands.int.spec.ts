import { Global, Module } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#platform/event-store';
import { CLOCK, Keyring } from '#platform/kernel';
import {
  openTestLog,
  startTestHttpApplication,
  type TestHttpApplication,
  testKeyring,
  type TestLog,
  withAppendFaults,
} from '#testing';
import { CaseCommandsModule } from './case-commands.module.js';
import { type CaseOverview } from './case/case-overview.js';
import { caseStream } from './case/case-events.js';
import { type CaseRegistered } from './customer-register/register-events.js';
import { playbooks } from './playbooks/playbooks.provider.js';
import { CompleteOpeningPolicy } from './open-case/complete-opening.policy.js';

const HOUR = 3_600_000;

/** Stands still until a test moves it. */
class TestClock {
  time = Date.parse('2026-03-02T10:00:00.000Z');
  now = () => new Date(this.time);
}

describe('commands on cases over HTTP', () => {
  let log: TestLog;
  let clock: TestClock;
  let api: TestHttpApplication;
  let customers = 0;

  beforeAll(async () => {
    log = await openTestLog();
  });
  afterAll(() => log.close());

  beforeEach(async () => {
    clock = new TestClock();
    customers += 1;
    api = await start(log.store);
  });
  afterEach(() => api.close());

  /** Another process on the same log. */
  function start(store: EventStore): Promise<TestHttpApplication> {
    @Global()
    @Module({
      providers: [
        { provide: EVENT_STORE, useValue: store },
        { provide: CLOCK, useValue: clock },
        { provide: Keyring, useValue: testKeyring },
      ],
      exports: [EVENT_STORE, CLOCK, Keyring],
    })
    class LogModule {}
    const commands = CaseCommandsModule.forRoot({ reopenWindowHours: 168 });
    return startTestHttpApplication({ imports: [LogModule, commands] });
  }

  const withdrawal = () => ({
    type: 'withdrawal',
    customerId: `cust-${customers}`,
    accountId: `acct-${customers}`,
    transactionId: 'wd-1',
    channel: 'hotline',
    description: 'Called: it has not arrived.',
  });

  async function post(
    path: string,
    json: object,
    headers: Record<string, string> = {},
    on = api,
  ): Promise<{ status: number; headers: Headers; body: CaseOverview & Record<string, unknown> }> {
    const response = await on.request(`/v1/cases${path}`, {
      method: 'POST',
      as: 'agent',
      json,
      headers,
    });
    const body = (await response.json()) as CaseOverview & Record<string, unknown>;
    return { status: response.status, headers: response.headers, body };
  }

  /** Acts on the case as it is now. */
  async function act(caseId: string, command: string, json: object) {
    return post(`/${caseId}/${command}`, json, { 'if-match': `"${await revisionOf(caseId)}"` });
  }

  async function revisionOf(caseId: string): Promise<number> {
    return (await eventsOf(caseId)).length - 1;
  }

  async function eventsOf(caseId: string): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of log.store.readStream(caseStream(caseId))) events.push(event);
    return events;
  }

  /** Whatever has to be done before it can be resolved. */
  async function skipSteps(caseId: string): Promise<void> {
    const required = playbooks.of('withdrawal').steps.filter((step) => step.required);
    for (const { id } of required) await act(caseId, `steps/${id}/skip`, { reason: 'Not here.' });
  }

  async function openedCase(): Promise<string> {
    return (await post('', withdrawal())).body.caseId;
  }

  it('opens a case by hand and says where it is', async () => {
    const { status, headers, body } = await post('', withdrawal());
    expect(status).toBe(200);
    expect(headers.get('location')).toBe(`/v1/cases/${body.caseId}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      type: 'withdrawal',
      status: 'new',
      openedBy: 'hand',
      queue: 'money-movement',
      revision: 1,
    });
    expect(await eventsOf(body.caseId)).toMatchObject([
      { type: 'CaseOpened', metadata: { actor: { kind: 'agent', id: 'agent-1' } } },
      { type: 'CaseRouted', data: { queue: 'money-movement', by: 'rule' } },
    ]);
  });

  it('refuses a second case of a situation, naming the first', async () => {
    const caseId = await openedCase();
    const { status, body } = await post('', withdrawal());
    expect([status, body]).toMatchObject([409, { code: 'situation-has-case', caseId }]);
  });

  it('opens the next generation when the first is closed for good', async () => {
    const caseId = await openedCase();
    await skipSteps(caseId);
    await act(caseId, 'resolve', { resolution: 'Arrived.' });
    await act(caseId, 'close', {});
    expect((await post('', withdrawal())).body.code).toBe('situation-has-case');
    clock.time += 169 * HOUR;
    const { body } = await post('', withdrawal());
    expect(body).toMatchObject({ generation: 2, previousCaseId: caseId, revision: 1 });
  });

  it('goes from new to closed and back, each answer with the ETag of its own revision', async () => {
    const caseId = await openedCase();
    await skipSteps(caseId);
    const before = await revisionOf(caseId);
    const answers = [
      await act(caseId, 'assign', { assignee: 'mei' }),
      await post(`/${caseId}/notes`, { text: 'Asked the bank.' }),
      await post(`/${caseId}/contacts`, {
        channel: 'hotline',
        direction: 'outbound',
        outcome: 'reached',
      }),
      await post(`/${caseId}/replies`, { channel: 'email', text: 'The bank is on it.' }),
      await act(caseId, 'resolve', { resolution: 'The bank released it.' }),
      await act(caseId, 'close', { reason: 'The customer confirmed.' }),
      await act(caseId, 'reopen', { reason: 'The bank took it back.' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200]);
    expect(answers.map(({ headers }) => headers.get('etag'))).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((nth) => `"${before + nth}"`),
    );
    expect(answers.map(({ body }) => body.status)).toEqual([
      ...['open', 'open', 'open', 'open'],
      ...['resolved', 'closed', 'open'],
    ]);
    expect(answers[5]?.body.reopenableUntil).toBe(new Date(clock.time + 168 * HOUR).toISOString());
    expect(answers.at(-1)?.body).toMatchObject({ assignee: 'mei', timesReopened: 1 });
  });

  it.each([
    ['assign', { assignee: 'mei' }],
    ['resolve', { resolution: 'Done.' }],
    ['close', {}],
    ['reopen', { reason: 'Not done.' }],
    ['cancel', { reason: 'Twice.' }],
    ['classify', { type: 'complaint' }],
    ['prioritise', { priority: 'urgent' }],
    ['request-information', { what: 'A screenshot.' }],
    ['provide-information', {}],
    ['propose-resolution', { resolution: 'We pay.' }],
    ['accept-resolution', {}],
    ['reject-resolution', { reason: 'No.' }],
    ['await-external', { reason: 'The bank looks.' }],
    ['resume', {}],
    ['verify-identity', { method: 'document', result: 'verified' }],
    ['steps/check-the-record/start', {}],
    ['steps/check-the-record/complete', { outcome: 'lost' }],
    ['steps/check-the-record/skip', { reason: 'No.' }],
  ])('wants to know for %s which revision the agent has seen', async (command, body) => {
    const caseId = await openedCase();
    await post(`/${caseId}/notes`, { text: 'Changes the revision.' });
    expect((await post(`/${caseId}/${command}`, body)).status).toBe(428);
    const stale = await post(`/${caseId}/${command}`, body, { 'if-match': '"1"' });
    expect([stale.status, stale.body]).toMatchObject([
      412,
      { code: 'case-changed', currentRevision: 2 },
    ]);
    expect(await eventsOf(caseId)).toHaveLength(3);
  });

  it('tells which rule refuses, and what would satisfy it', async () => {
    const caseId = await openedCase();
    const { status, body } = await act(caseId, 'close', {});
    const rule = 'Only a resolved case is closed.';
    expect([status, body]).toMatchObject([
      409,
      { code: 'not-resolved', rule, remedy: 'Resolve it first.' },
    ]);
  });

  it.each(['0'.repeat(32), 'nothing', '%00', 'x'.repeat(90)])(
    'knows no case %s',
    async (caseId) => {
      const { status, body } = await post(`/${caseId}/notes`, { text: 'Hello?' });
      expect([status, body]).toMatchObject([404, { code: 'case-not-found' }]);
    },
  );

  it.each([
    ['', { type: 'refunds', customerId: 'c' }, '/type'],
    ['', { type: 'account-locked', customerId: 'c' }, '/accountId'],
    ['', { type: 'withdrawal' }, '/customerId'],
    ['', { type: 'withdrawal', customerId: 'c', transactionId: null }, '/transactionId'],
    ['', { type: 'withdrawal', customerId: 'c', occurredAt: '2026-03-02T10:00:00' }, '/occurredAt'],
    [`/${'0'.repeat(32)}/notes`, { text: '  ' }, '/text'],
    [`/${'0'.repeat(32)}/notes`, { text: 'x', colour: 'red' }, '/colour'],
    [`/${'0'.repeat(32)}/contacts`, { channel: 'pigeon' }, '/channel'],
  ])('points at what is wrong with the body of %s: %j', async (path, json, pointer) => {
    const { status, body } = await post(path, json);
    expect(status).toBe(422);
    expect(body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer })]));
  });

  it.each(['service', 'auditor'] as const)('lets no %s act on a case', async (role) => {
    const path = `/v1/cases/${'0'.repeat(32)}/notes`;
    const response = await api.request(path, { method: 'POST', as: role, json: { text: 'x' } });
    expect(response.status).toBe(403);
  });

  it('gives a repeat the first answer, from another process and after later events', async () => {
    const key = { 'idempotency-key': `open-${customers}` };
    const first = await post('', withdrawal(), key);
    const { caseId } = first.body;
    const note = await post(`/${caseId}/notes`, { text: 'One.' }, { 'idempotency-key': 'n-1' });
    await act(caseId, 'assign', { assignee: 'mei' });
    const other = await start(log.store);
    expect((await post('', withdrawal(), key, other)).body).toEqual(first.body);
    const again = await post(
      `/${caseId}/notes`,
      { text: 'One.' },
      { 'idempotency-key': 'n-1' },
      other,
    );
    expect(again.body).toEqual(note.body);
    expect(again.headers.get('etag')).toBe('"2"');
    expect(await eventsOf(caseId)).toHaveLength(4);
    await other.close();
  });

  it('has no effect twice however many copies of a command come at once to two processes', async () => {
    const caseId = await openedCase();
    const other = await start(log.store);
    const copies = Array.from({ length: 40 }, (_, index) =>
      post(
        `/${caseId}/notes`,
        { text: 'Once.' },
        { 'idempotency-key': `copies-${customers}` },
        index % 2 ? api : other,
      ),
    );
    const answers = await Promise.all(copies);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await eventsOf(caseId)).toHaveLength(3);
    await other.close();
  });

  it('opens one case of a situation though two processes are asked at once', async () => {
    const other = await start(log.store);
    const asked = Array.from({ length: 20 }, (_, index) =>
      post('', withdrawal(), {}, index % 2 ? api : other),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1);
    await other.close();
  });

  describe('when the process stops between the register and the case', () => {
    const key = () => ({ 'idempotency-key': `crash-${customers}` });

    async function crash(): Promise<void> {
      let appends = 0;
      const crashing = await start(
        withAppendFaults(log.store, () => ((appends += 1) === 2 ? 'append lost' : 'none')),
      );
      const lost = await post('', withdrawal(), key(), crashing);
      expect(lost.status).toBe(503);
      await crashing.close();
    }

    it('a repeat of the command completes the opening', async () => {
      await crash();
      const { status, body } = await post('', withdrawal(), key());
      expect(status).toBe(200);
      expect(await eventsOf(body.caseId)).toHaveLength(2);
    });

    it('the policy completes it, and a repeat of the command gets the answer all the same', async () => {
      await crash();
      const policy = api.app.get(CompleteOpeningPolicy);
      const registered: RecordedEvent[] = [];
      for await (const event of log.store.readAll({ filter: policy.filter }))
        registered.push(event);
      const last = registered.at(-1) as CaseRegistered & RecordedEvent;
      await policy.handle(last);
      expect(await eventsOf(last.data.opening.caseId)).toHaveLength(2);
      const { body } = await post('', withdrawal(), key());
      expect(body).toMatchObject({ customerId: `cust-${customers}`, revision: 1 });
      expect(await eventsOf(body.caseId)).toHaveLength(2);
      for (const event of registered) await policy.handle(event);
      expect(await eventsOf(body.caseId)).toHaveLength(2);
    });
  });
});
