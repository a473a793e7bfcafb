import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type ExampleChanges } from '#contracts';
import {
  DecisionHandler,
  type EventStore,
  EventStoreUnavailableError,
  type RecordedEvent,
} from '#platform/event-store';
import {
  type AppendFault,
  MemoryEventStore,
  recordWalletEvent,
  testKeyring,
  withAppendFaults,
} from '#testing';
import { caseDecider } from '../case/case.js';
import {
  type CaseClosed,
  type CaseEvent,
  type CaseOpening,
  caseStream,
} from '../case/case-events.js';
import { type Cases } from '../case/cases.provider.js';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { registerDecider } from '../customer-register/register-decider.js';
import { AttachSignalPolicy } from './attach-signal.policy.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const FAILED = 'wallet.TopUpFailed.v1';
const CREDITED = 'wallet.TopUpCredited.v1';
const LOCKED = 'wallet.AccountLocked.v1';
const UNLOCKED = 'wallet.AccountUnlocked.v1';
const RESET = 'wallet.PasswordReset.v1';
const COMPLAINT = 'wallet.ComplaintFiled.v1';

const clock = { now: () => new Date('2026-03-20T00:00:00.000Z') };

/** What one process has. */
function startProcess(store: EventStore): { policy: AttachSignalPolicy; cases: Cases } {
  const cases: Cases = new DecisionHandler(store, caseDecider(playbooks), { clock });
  const registers = new DecisionHandler(store, registerDecider, { clock });
  const register = new CaseRegister(registers, cases, store, playbooks);
  return { policy: new AttachSignalPolicy(register, testKeyring, playbooks), cases };
}

const onDay = (day: number) => new Date(Date.UTC(2026, 2, day)).toISOString();

describe('AttachSignalPolicy', () => {
  let store: MemoryEventStore;
  let policy: AttachSignalPolicy;
  let cases: Cases;
  let published = 0;

  beforeEach(() => {
    store = new MemoryEventStore();
    ({ policy, cases } = startProcess(store));
    published = 0;
  });

  async function report(
    type: string,
    occurred: number,
    recorded = occurred,
    data = {},
  ): Promise<RecordedEvent> {
    published += 1;
    const event = await recordWalletEvent(
      store,
      type,
      { id: `event-${published}`, time: onDay(occurred), data },
      onDay(recorded),
    );
    await policy.handle(event);
    return event;
  }

  async function closeOn(day: number): Promise<void> {
    const { caseId } = (await openings(store))[0]!;
    const ending: CaseEvent[] = [
      { type: 'CaseResolved', data: { resolution: 'Done.', proposed: false } },
      { type: 'CaseClosed', data: { reopenableUntil: onDay(day) } satisfies CaseClosed['data'] },
    ];
    const cause = {
      id: '00000000-0000-4000-8000-000000000001',
      actor: { kind: 'agent', id: 'mei' },
      correlationId: 'c',
    } as const;
    await cases.decide(caseStream(caseId), cause, () => ending);
  }

  it('opens a case with the facts of the wallet event, without ids of people in the signal', async () => {
    const event = await report(FAILED, 1);
    const [opened, attached] = await casesEvents(store);
    expect(opened).toMatchObject({
      type: 'CaseOpened',
      data: { caseType: 'top-up', generation: 1, openedBy: 'signal', situationKind: 'transaction' },
      metadata: { causationId: event.id, correlationId: event.metadata.correlationId },
    });
    expect(attached).toMatchObject({
      type: 'SignalAttached',
      data: { walletEventId: event.id, role: 'opening', occurredAt: onDay(1) },
    });
    expect(JSON.stringify(attached?.data)).not.toMatch(/customerId|accountId/);
  });

  it('ignores wallet events of which no playbook speaks', async () => {
    const event = await recordWalletEvent(store, FAILED);
    await policy.handle({ ...event, type: 'wallet.SomethingElse.v1' });
    expect(await casesEvents(store)).toEqual([]);
  });

  it('keeps customer, account and transaction ids out of the names of streams and the register', async () => {
    await report(FAILED, 1, 1, { customerId: 'cust-77', accountId: 'acct-77' });
    const written = (await allEvents(store)).filter((event) => !event.streamName.startsWith('w'));
    for (const { streamName } of written)
      expect(streamName).toMatch(/^(case|customer)-[0-9a-f]{32}$/);
    const register = written.filter(({ streamName }) => streamName.startsWith('customer-'));
    expect(JSON.stringify(register)).not.toMatch(/cust-77|acct-77/);
  });

  it('gives two transactions, two customers and two complaints a case each', async () => {
    await report(FAILED, 1, 1, { transactionId: 'tu-1' });
    await report(FAILED, 1, 1, { transactionId: 'tu-2' });
    await report(FAILED, 1, 1, { transactionId: 'tu-1', customerId: 'cust-2' });
    await report(COMPLAINT, 2);
    await report(COMPLAINT, 2);
    expect(await openings(store)).toHaveLength(5);
  });

  it('takes complaints that carry the same situation for one', async () => {
    await report(COMPLAINT, 1, 1, { situationId: 'branch-7' });
    await report(COMPLAINT, 2, 2, { situationId: 'branch-7' });
    expect(await openings(store)).toHaveLength(1);
  });

  it('reads nothing but the end of the case, once, to attach new trouble to it, and nothing for its end', async () => {
    await report(FAILED, 1);
    const [opened] = await openings(store);
    const read = jest.spyOn(store, 'readStream');
    await report(CREDITED, 3);
    expect(read.mock.calls).toEqual([]);
    await report(FAILED, 2);
    expect(read.mock.calls).toEqual([[caseStream(opened!.caseId), { from: 9 }]]);
  });

  it('holds a success, and gives it to the case of the failure that is reported late', async () => {
    const early = await report(CREDITED, 1);
    const late = await report(CREDITED, 3);
    expect(await casesEvents(store)).toEqual([]);
    await report(FAILED, 2, 4);
    expect(await typesOfCases(store)).toEqual([
      'CaseOpened',
      'SignalAttached',
      'SignalAttached',
      'StepCompleted',
      ...Array<string>(4).fill('StepTerminated'),
      'ResolutionProposed',
    ]);
    expect(await attachedIds(store)).toContain(late.id);
    expect(await attachedIds(store)).not.toContain(early.id);
  });

  it('goes on in the same case while it can be reopened, then in the next generation', async () => {
    await report(FAILED, 1);
    await closeOn(10);
    await report(FAILED, 9);
    expect(await openings(store)).toHaveLength(1);
    expect(await typesOfCases(store)).toContain('CaseReopened');
  });

  it('opens the next generation after the case is closed for good, linked to it', async () => {
    await report(FAILED, 1);
    await closeOn(10);
    await report(FAILED, 11);
    const [first, second] = await openings(store);
    expect(second).toMatchObject({ generation: 2, previousCaseId: first?.caseId });
    expect(second?.caseId).not.toBe(first?.caseId);
    expect(await typesOfCases(store)).not.toContain('CaseReopened');
  });

  it('opens nothing for a failure that was over when its report came, even after closing for good', async () => {
    await report(FAILED, 1);
    await report(CREDITED, 5);
    await closeOn(10);
    await report(FAILED, 4, 12);
    expect(await openings(store)).toHaveLength(1);
    expect(await typesOfCases(store)).not.toContain('CaseReopened');
    expect(await attachedIds(store)).toHaveLength(3);
  });

  it("shows what becomes of a transaction in its case for ever, of an account only in the account's time", async () => {
    await report(FAILED, 1);
    await closeOn(10);
    await report(CREDITED, 12);
    expect(await attachedIds(store)).toHaveLength(2);
  });

  it('keeps what an account goes through for its next case', async () => {
    await report(LOCKED, 1);
    await closeOn(10);
    await report(UNLOCKED, 14);
    expect(await attachedIds(store)).toHaveLength(1);
    await report(LOCKED, 13, 15);
    await report(RESET, 16);
    expect(await openings(store)).toHaveLength(2);
    expect((await typesOfCases(store)).at(-1)).toBe('ResolutionProposed');
  });

  it('completes the opening that another process began, before it attaches what came later', async () => {
    const failing = startProcess(planning(store, ['none', 'append lost'])).policy;
    const failed = await recordWalletEvent(store, FAILED, { id: 'f', time: onDay(1) });
    await expect(failing.handle(failed)).rejects.toThrow('lost');
    expect(await openings(store)).toHaveLength(0);
    await report(CREDITED, 2);
    expect(await typesOfCases(store)).toEqual([
      'CaseOpened',
      'SignalAttached',
      'SignalAttached',
      'StepCompleted',
      ...Array<string>(4).fill('StepTerminated'),
      'ResolutionProposed',
    ]);
    const before = await allEvents(store);
    await policy.handle(failed);
    expect(await allEvents(store)).toEqual(before);
  });

  it('makes one case of a situation and attaches each signal once, whatever the order, copies, races and faults', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries(), faults, async (schedule, planned) => {
        const log = new MemoryEventStore();
        const events = await Promise.all(
          [...new Set(schedule.flat().map(({ signal }) => signal))].map((index) =>
            recordWalletEvent(log, ...reports[index]!),
          ),
        );
        const byId = new Map(events.map((event) => [(event.data as { id: string }).id, event]));
        const faulty = planning(log, planned);
        const processes = [startProcess(faulty).policy, startProcess(faulty).policy] as const;
        for (const meeting of schedule) {
          await Promise.all(
            meeting.map(({ signal, process }) =>
              untilHandled(processes[process], byId.get(`event-${signal}`)!),
            ),
          );
        }
        await expectOneCaseEach(log, events);
      }),
      { numRuns: 300 },
    );
  });
});

type Report = [type: string, changes: ExampleChanges];

const account = { customerId: 'cust-1', accountId: 'acct-1' };
const RESET_FAILED = 'wallet.PasswordResetFailed.v1';
const CODE = 'wallet.VerificationCodeExpired.v1';
const STUCK = 'wallet.WithdrawalStuck.v1';
const PAYMENT = 'wallet.PaymentFailed.v1';
const POOR = 'INSUFFICIENT_BALANCE';

const past = { backfill: true };

const byDays = [FAILED, CREDITED, LOCKED, UNLOCKED, RESET].flatMap((type, kind) =>
  [0, 1, 2].map((n): Report => {
    const data = { transactionId: `tu-${n % 2}`, ...account };
    return [type, { time: onDay(1 + ((kind + n * 4) % 9)), data, ...(n === 1 && past) }];
  }),
);

const minute = (n: number) => `2026-03-02T10:${String(n).padStart(2, '0')}:00.000Z`;

const reports = [
  ...byDays,
  ...[RESET_FAILED, RESET_FAILED, CODE].map((type, n): Report => {
    const data = { ...account, ...(type === CODE && { within: 'password-reset' }) };
    return [type, { time: onDay(2 + n), data }];
  }),
  ...['wd-1', 'wd-2', 'wd-2'].map((transactionId, n): Report => {
    const data = { ...account, transactionId, ...(n > 0 && { replaces: 'wd-1' }) };
    return [STUCK, { time: onDay(2 + n), data, ...past }];
  }),
  ...['SYSTEM_ERROR', 'SYSTEM_ERROR', POOR, POOR].map((reasonCode, n): Report => {
    const data = { ...account, transactionId: `p-${n}`, reasonCode };
    return [PAYMENT, { time: minute(n * 9), data, ...(n === 0 && past) }];
  }),
].map(([type, changes], index): Report => [type, { ...changes, id: `event-${index}` }]);

/** Meetings, one after the other, of deliveries that happen at the same time in one of two processes. */
function deliveries() {
  const delivery = fc.record({
    signal: fc.integer({ min: 0, max: reports.length - 1 }),
    process: fc.constantFrom(0 as const, 1 as const),
  });
  return fc.array(fc.array(delivery, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 12,
  });
}

const faults = fc.array(
  fc.constantFrom<AppendFault>('none', 'none', 'append lost', 'answer lost'),
  { maxLength: 20 },
);

function planning(log: EventStore, planned: readonly AppendFault[]): EventStore {
  const faultsToCome = [...planned];
  return withAppendFaults(log, () => faultsToCome.shift() ?? 'none');
}

async function untilHandled(policy: AttachSignalPolicy, event: RecordedEvent): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      await policy.handle(event);
      return;
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
    }
  }
  throw new Error('The event was not handled in 50 attempts.');
}

async function expectOneCaseEach(log: EventStore, events: readonly RecordedEvent[]): Promise<void> {
  const trouble = events.filter(({ type }) => TROUBLE.includes(type));
  const opened = await openings(log);
  expect(opened.map(({ caseType }) => caseType).sort()).toEqual(expectedTypes(trouble));
  const attached = await attachments(log);
  expect(new Set(attached).size).toBe(attached.length);
  expect((await assignments(log)).toSorted()).toEqual(attached.toSorted());
  // What opens cases or goes on in them is in exactly one, unless it is only noted.
  const noted = await idsIn(log, 'SignalNoted');
  const kept = attached.map((one) => one.split(' ')[1]!);
  const troubleIds = trouble.map(({ id }) => id);
  const inCases = kept.filter((id) => troubleIds.includes(id));
  const onlyNoted = noted.filter((id) => !kept.includes(id));
  expect([...inCases, ...onlyNoted].toSorted()).toEqual(troubleIds.toSorted());
  if (opened.some(({ caseType }) => caseType === 'payment')) expect(onlyNoted).toEqual([]);
  const held = await idsIn(log, 'SignalHeld');
  expect(new Set([...held, ...kept, ...noted])).toEqual(new Set(events.map(({ id }) => id)));
  await expectHistoryOnlyOfHistory(log);
}

const TROUBLE = [FAILED, LOCKED, RESET_FAILED, CODE, STUCK, PAYMENT];

/** Of the cases that there are when these were reported, in whatever order. */
function expectedTypes(trouble: readonly RecordedEvent[]): readonly string[] {
  const times = (caseType: string, type: string, most: number) =>
    Array.from({ length: Math.min(most, of(type).length) }, () => caseType);
  const of = (type: string) => trouble.filter((one) => one.type === type);
  const failed = of(RESET_FAILED).length;
  return [
    ...new Set(of(FAILED).map((one) => `top-up ${situationIn(one)}`)),
    ...times('account-locked', LOCKED, 1),
    ...times('withdrawal', STUCK, 1),
    ...(of(PAYMENT).some((one) => reasonIn(one) !== POOR) ? ['payment'] : []),
    ...times('password-reset', RESET_FAILED, 2),
    ...(failed === 0 ? times('password-reset', CODE, 1) : []),
  ]
    .map((one) => one.split(' ')[0]!)
    .sort();
}

function reasonIn({ data }: RecordedEvent): unknown {
  return (data as { data: { reasonCode?: string } }).data.reasonCode;
}

/** Each as the case and the signal. */
async function attachments(log: EventStore): Promise<readonly string[]> {
  return (await casesEvents(log)).flatMap((event) =>
    event.type === 'SignalAttached'
      ? [`${event.streamName.slice('case-'.length)} ${event.data.walletEventId}`]
      : [],
  );
}

async function assignments(log: EventStore): Promise<readonly string[]> {
  const events = (await allEvents(log)).filter(({ type }) => type === 'SignalAssigned');
  return events.map(({ data }) => {
    const { caseId, walletEventId } = data as { caseId: string; walletEventId: string };
    return `${caseId} ${walletEventId}`;
  });
}

async function expectHistoryOnlyOfHistory(log: EventStore): Promise<void> {
  const events = await casesEvents(log);
  for (const { data, streamName, metadata } of events.filter(({ type }) => type === 'CaseOpened')) {
    const opening = events.filter(
      (one) =>
        one.streamName === streamName &&
        one.type === 'SignalAttached' &&
        one.data.role === 'opening' &&
        one.metadata.causationId === metadata.causationId,
    );
    const isHistory = opening.every((one) => (one.data as { backfill?: true }).backfill);
    expect((data as CaseOpening).backfill ?? false).toBe(isHistory);
  }
}

async function idsIn(log: EventStore, eventType: string): Promise<string[]> {
  const events = (await allEvents(log)).filter(({ type }) => type === eventType);
  return events.map(({ data }) => (data as { walletEventId: string }).walletEventId);
}

function situationIn({ data }: RecordedEvent): string {
  return (data as { data: { transactionId: string } }).data.transactionId;
}

async function allEvents(log: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.readAll()) events.push(event);
  return events;
}

async function casesEvents(log: EventStore): Promise<(CaseEvent & RecordedEvent)[]> {
  const events = await allEvents(log);
  return events.filter(({ streamName }) => streamName.startsWith('case-')) as (CaseEvent &
    RecordedEvent)[];
}

async function typesOfCases(log: EventStore): Promise<string[]> {
  return (await casesEvents(log)).map(({ type }) => type);
}

async function openings(log: EventStore): Promise<CaseOpening[]> {
  return (await casesEvents(log)).flatMap((event) =>
    event.type === 'CaseOpened' ? [event.data] : [],
  );
}

async function attachedIds(log: EventStore): Promise<string[]> {
  return (await casesEvents(log)).flatMap((event) =>
    event.type === 'SignalAttached' ? [event.data.walletEventId] : [],
  );
}
