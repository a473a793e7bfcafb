import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ReportChanges, WalletScenario } from './wallet-scenario.fixture.js';

let wallet: WalletScenario;
beforeEach(() => {
  wallet = new WalletScenario();
});

/** Of a transaction of the same name. */
const fail = (name: string, time: string, changes: ReportChanges = {}) =>
  wallet.report(name, 'PaymentFailed', time, {
    ...changes,
    data: { transactionId: name, ...changes.data },
  });

const poor = (changes: Readonly<Record<string, unknown>> = {}): ReportChanges => ({
  data: { reasonCode: 'INSUFFICIENT_BALANCE', ...changes },
});

const noted = async () =>
  (await wallet.registered()).filter(({ type }) => type === 'SignalNoted').length;

describe('payments that fail within half an hour', () => {
  it('are one case, whatever they are and whichever account they are of', async () => {
    await fail('p1', '10:00');
    await fail('p2', '10:30', { data: { accountId: 'account-2', kind: 'bill' } });
    await fail('p3', '11:00', { data: { kind: 'transfer' } });
    await fail('p4', '11:31');
    expect(await wallet.summary()).toEqual(['payment: p1 p2 p3', 'payment: p4']);
  });

  it('of two customers, or of another type, are cases of their own', async () => {
    await fail('p1', '10:00');
    await fail('p2', '10:01', { data: { customerId: 'customer-2' } });
    await wallet.report('t1', 'TopUpFailed', '10:02', { data: { transactionId: 't1' } });
    await wallet.report('t2', 'TopUpFailed', '10:02', { data: { transactionId: 't2' } });
    expect(await wallet.summary()).toHaveLength(4);
  });

  it('are found by what is reported of each of them later', async () => {
    await fail('p1', '10:00');
    await fail('p2', '10:20');
    await wallet.report('late', 'PaymentDelayed', '15:00', { data: { transactionId: 'p2' } });
    await wallet.report('done', 'PaymentSucceeded', '16:00', { data: { transactionId: 'p2' } });
    expect(await wallet.summary()).toEqual(['payment: p1 p2 late done']);
  });

  it('go by when they occurred: one that comes late joins the nearest, and moves nothing', async () => {
    await fail('p1', '10:00');
    await fail('p3', '10:50');
    await fail('p2', '10:25', { recorded: '12:00' });
    await fail('p4', '10:40', { recorded: '12:00' });
    // As near to both: that of the earlier trouble.
    expect(await wallet.summary()).toEqual(['payment: p1 p2', 'payment: p3 p4']);
  });

  it('bring what was held of them', async () => {
    await fail('p1', '10:00');
    await wallet.report('done', 'PaymentSucceeded', '10:20', { data: { transactionId: 'p2' } });
    await fail('p2', '10:10', { recorded: '10:30' });
    expect(await wallet.summary()).toEqual(['payment: p1 p2 done']);
  });

  it('join no case that is closed for good', async () => {
    await fail('p1', '10:00');
    await wallet.close((await wallet.seen())[0]!, '10:05');
    await fail('p2', '10:10');
    expect(await wallet.summary()).toEqual(['payment: p1', 'payment: p2']);
  });
});

describe('trouble that the customer can mend alone', () => {
  it('is noted, and opens a case with all of it when it comes the third time in half an hour', async () => {
    await fail('p1', '10:00', poor());
    await fail('p2', '10:10', poor());
    expect(await wallet.summary()).toEqual([]);
    expect(await noted()).toBe(2);
    await fail('p3', '10:30', poor());
    expect(await wallet.summary()).toEqual(['payment: p3 p1 p2']);
    await wallet.report('done', 'PaymentSucceeded', '11:00', { data: { transactionId: 'p1' } });
    expect(await wallet.summary()).toEqual(['payment: p3 p1 p2 done']);
  });

  it('is counted by when it occurred, in whatever order it comes', async () => {
    await fail('p1', '10:00', poor());
    await fail('p2', '10:31', poor());
    await fail('other', '10:10', poor({ accountId: 'account-2' }));
    expect(await noted()).toBe(3);
    await fail('p3', '10:15', { ...poor(), recorded: '10:40' });
    expect(await wallet.summary()).toEqual([]);
    await fail('p4', '10:20', { ...poor(), recorded: '10:41' });
    // Payments join by customer, so that of the other account comes along.
    expect(await wallet.summary()).toEqual(['payment: p4 p1 p2 p3 other']);
  });

  it('goes on in the case that it made, though its transactions are not one situation', async () => {
    const topUp = (name: string, time: string, changes: ReportChanges) =>
      wallet.report(name, 'TopUpFailed', time, {
        ...changes,
        data: { transactionId: name, ...changes.data },
      });
    for (const [index, name] of ['t1', 't2', 't3', 't4', 't5'].entries()) {
      await topUp(name, `10:0${index}`, poor());
    }
    await topUp('else', '10:06', {});
    expect(await wallet.summary()).toEqual(['top-up: t3 t1 t2 t4 t5', 'top-up: else']);
  });

  it('is part of a case that is there, or comes for another reason', async () => {
    await fail('p1', '10:00', poor());
    await fail('p2', '10:10');
    await fail('p3', '10:20', poor());
    expect(await wallet.summary()).toEqual(['payment: p2 p1 p3']);
  });

  it('is mended by a success, also one that is reported before it', async () => {
    await fail('p1', '10:00', poor());
    await fail('p2', '10:05', poor());
    await wallet.report('done', 'PaymentSucceeded', '10:06', { data: { transactionId: 'p3' } });
    await fail('p4', '10:07', poor());
    await fail('late', '10:04', { ...poor(), recorded: '10:08' });
    await fail('later', '10:03', { ...poor(), recorded: '10:09' });
    expect(await wallet.summary()).toEqual([]);
  });

  it.each([
    ['of the transaction', { transactionId: 'p1' }, ['p1']],
    ['of the account', { accountId: 'account-77310' }, ['p1', 'p2']],
    ['of the customer', {}, ['p1', 'p2', 'other']],
  ])('becomes part of the case that an agent opens %s', async (_, about, signals) => {
    const yesterday = (hour: number) => `2026-03-19T0${hour}:00:00Z`;
    await fail('p1', yesterday(1), poor());
    await fail('p2', yesterday(2), poor());
    await fail('other', yesterday(3), poor({ accountId: 'account-2' }));
    await fail('old', '10:00', poor());
    await wallet.open({ type: 'payment', customerId: 'customer-4821', ...about });
    expect(await wallet.summary()).toEqual([`payment: ${signals.join(' ')}`]);
    await wallet.report('done', 'PaymentSucceeded', yesterday(4), {
      data: { transactionId: 'p1' },
    });
    expect((await wallet.seen())[0]?.signals).toContain('done');
  });
});

describe('what tells of the past', () => {
  const past = { backfill: true } as const;

  it('opens a case that is history only if nothing live opens it', async () => {
    await fail('p1', '10:00', { ...poor(), ...past });
    await fail('p2', '10:01', { ...poor(), ...past });
    await fail('p3', '10:02', poor());
    await fail('p4', '15:00', past);
    const [mixed, history] = await wallet.seen();
    expect(mixed?.opening).not.toHaveProperty('backfill');
    expect(history?.opening).toMatchObject({ backfill: true });
  });

  it('is told apart from what is live in the case itself', async () => {
    await fail('p1', '10:00', past);
    await wallet.report('live', 'PaymentDelayed', '10:30', { data: { transactionId: 'p1' } });
    const events = await wallet.caseEvents();
    const attached = events.flatMap((event) =>
      event.type === 'SignalAttached' ? [event.data.backfill] : [],
    );
    expect(attached).toEqual([true, undefined]);
  });

  it('reopens nothing', async () => {
    await fail('p1', '10:00');
    await wallet.close((await wallet.seen())[0]!, '18:00');
    await fail('again', '11:00', { ...past, data: { transactionId: 'p1' } });
    expect((await wallet.seen())[0]?.types).not.toContain('CaseReopened');
    await fail('live', '11:00', { data: { transactionId: 'p1' } });
    expect((await wallet.seen())[0]?.types).toContain('CaseReopened');
  });
});
