import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DecisionHandler, type EventStore, type RecordedEvent } from '#platform/event-store';
import { systemClock } from '#platform/kernel';
import {
  openTestLog,
  recordWalletEvent,
  testKeyring,
  type TestLog,
  withAppendFaults,
} from '#testing';
import { caseDecider } from '../case/case.js';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { registerDecider } from '../customer-register/register-decider.js';
import { AttachSignalPolicy } from './attach-signal.policy.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

function policyOn(store: EventStore): AttachSignalPolicy {
  const cases = new DecisionHandler(store, caseDecider(playbooks), { clock: systemClock });
  const registers = new DecisionHandler(store, registerDecider, { clock: systemClock });
  const register = new CaseRegister(registers, cases, store, playbooks);
  return new AttachSignalPolicy(register, testKeyring, playbooks);
}

describe('AttachSignalPolicy in two processes', () => {
  let log: TestLog;
  let otherStore: EventStore;

  beforeAll(async () => {
    log = await openTestLog();
    otherStore = await log.openStore();
  });
  afterAll(() => log.close());

  async function casesOf(customerId: string): Promise<RecordedEvent[][]> {
    const streams = new Map<string, RecordedEvent[]>();
    for await (const event of log.store.readAll({ filter: { streamPrefixes: ['case-'] } })) {
      streams.set(event.streamName, [...(streams.get(event.streamName) ?? []), event]);
    }
    return [...streams.values()].filter(
      ([first]) => (first!.data as { customerId: string }).customerId === customerId,
    );
  }

  it('makes one case with one signal of 100 copies handled at once by two processes', async () => {
    const data = { customerId: 'copies' };
    const event = await recordWalletEvent(log.store, 'wallet.WithdrawalStuck.v1', {
      id: 'copies',
      data,
    });
    const processes = [policyOn(log.store), policyOn(otherStore)];
    const copies = Array.from({ length: 100 }, (_, index) => processes[index % 2]!.handle(event));
    await Promise.all(copies);
    const cases = await casesOf('copies');
    expect(cases.map((events) => events.map(({ type }) => type))).toEqual([
      ['CaseOpened', 'SignalAttached'],
    ]);
  });

  it('makes one case of 50 reports of one situation, each with its own signal', async () => {
    const events = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        recordWalletEvent(log.store, 'wallet.WithdrawalStuck.v1', {
          id: `report-${index}`,
          source: `/wallet/${index % 5}`,
          data: { customerId: 'reports', transactionId: 'wd-9' },
        }),
      ),
    );
    const processes = [policyOn(log.store), policyOn(otherStore)];
    await Promise.all(
      events.flatMap((event) => processes.map(async (process) => process.handle(event))),
    );
    const [attached, ...others] = await casesOf('reports');
    expect(others).toEqual([]);
    const signals = attached!.filter(({ type }) => type === 'SignalAttached');
    const ids = signals.map(({ data }) => (data as { walletEventId: string }).walletEventId);
    expect(ids).toHaveLength(50);
    expect(new Set(ids)).toEqual(new Set(events.map(({ id }) => id)));
  });

  it('is taken over by another process that finds the register ahead of the case', async () => {
    const event = await recordWalletEvent(log.store, 'wallet.AccountLocked.v1', {
      id: 'crash',
      data: { customerId: 'crash' },
    });
    let appends = 0;
    const crashing = policyOn(
      withAppendFaults(log.store, () => ((appends += 1) === 2 ? 'append lost' : 'none')),
    );
    await expect(crashing.handle(event)).rejects.toMatchObject({ code: 'event-store-unavailable' });
    expect(await casesOf('crash')).toEqual([]);
    await policyOn(otherStore).handle(event);
    await policyOn(log.store).handle(event);
    const cases = await casesOf('crash');
    expect(cases.map((events) => events.map(({ type }) => type))).toEqual([
      ['CaseOpened', 'SignalAttached'],
    ]);
  });

  it('finishes in each case what stopped between the register and the second of two cases', async () => {
    const record = (type: string, id: string, time: string) =>
      recordWalletEvent(log.store, type, { id, time, data: { customerId: 'two' } });
    const lock = await record('wallet.AccountLocked.v1', 'two-lock', '2026-03-01T08:00:00Z');
    const forgot = await record(
      'wallet.PasswordResetFailed.v1',
      'two-forgot',
      '2026-03-01T08:01:00Z',
    );
    const reset = await record('wallet.PasswordReset.v1', 'two-reset', '2026-03-01T08:02:00Z');
    for (const event of [lock, forgot]) await policyOn(log.store).handle(event);
    let appends = 0;
    const crashing = policyOn(
      withAppendFaults(log.store, () => ((appends += 1) === 3 ? 'append lost' : 'none')),
    );
    await expect(crashing.handle(reset)).rejects.toMatchObject({ code: 'event-store-unavailable' });
    await Promise.all([policyOn(otherStore).handle(reset), policyOn(log.store).handle(reset)]);
    const attached = (await casesOf('two')).map((events) =>
      events
        .filter(({ type }) => type === 'SignalAttached')
        .map(({ data }) => (data as { walletEventId: string }).walletEventId),
    );
    expect(attached).toEqual([
      [lock.id, reset.id],
      [forgot.id, reset.id],
    ]);
  });

  it('makes one case of payments that fail at once, some of which the customer could mend alone', async () => {
    const events = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        recordWalletEvent(log.store, 'wallet.PaymentFailed.v1', {
          id: `at-once-${index}`,
          time: `2026-03-01T08:00:${String(index).padStart(2, '0')}Z`,
          data: {
            customerId: 'at-once',
            transactionId: `p-${index}`,
            ...(index % 2 === 0 && { reasonCode: 'INSUFFICIENT_BALANCE' }),
            ...(index > 20 && { replaces: `p-${index - 1}` }),
          },
        }),
      ),
    );
    const processes = [policyOn(log.store), policyOn(otherStore)];
    await Promise.all(
      events.flatMap((event) => processes.map(async (process) => process.handle(event))),
    );
    const [attached, ...others] = await casesOf('at-once');
    expect(others).toEqual([]);
    const signals = attached!.filter(({ type }) => type === 'SignalAttached');
    const ids = signals.map(({ data }) => (data as { walletEventId: string }).walletEventId);
    expect(ids).toHaveLength(40);
    expect(new Set(ids)).toEqual(new Set(events.map(({ id }) => id)));
  });
});
