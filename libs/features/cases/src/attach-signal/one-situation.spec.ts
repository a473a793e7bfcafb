import { beforeEach, describe, expect, it } from '@jest/globals';
import { WalletScenario } from './wallet-scenario.fixture.js';

let wallet: WalletScenario;
beforeEach(() => {
  wallet = new WalletScenario();
});

describe('several types of case', () => {
  it('get one signal each that concerns them', async () => {
    await wallet.report('lock', 'AccountLocked', '10:00');
    await wallet.report('forgot', 'PasswordResetFailed', '10:05');
    await wallet.report('reset', 'PasswordReset', '10:10');
    expect(await wallet.summary()).toEqual([
      'account-locked: lock reset',
      'password-reset: forgot reset',
    ]);
  });

  it('keep a lock and a freeze of one account, a refund and its payment, and a complaint apart', async () => {
    const data = { transactionId: 'p-1' };
    await wallet.report('lock', 'AccountLocked', '10:00');
    await wallet.report('frozen', 'AccountFrozen', '10:00');
    await wallet.report('failed', 'PaymentFailed', '10:00', { data });
    await wallet.report('refund', 'RefundRequested', '10:00', { data });
    await wallet.report('technical', 'TechnicalIssueReported', '10:00', {
      data: { situationId: 's' },
    });
    await wallet.report('complaint', 'ComplaintFiled', '10:00', { data: { situationId: 's' } });
    const types = (await wallet.seen()).map(({ caseType }) => caseType);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toEqual(expect.arrayContaining(['refund', 'payment', 'technical', 'complaint']));
  });

  it('share the case of one transaction, which gets each signal once', async () => {
    const data = { transactionId: 'p-1' };
    await wallet.report('delayed', 'PaymentDelayed', '10:00', { data });
    await wallet.report('missing', 'PaymentNotReceived', '11:00', { data });
    await wallet.report('arrived', 'CreditConfirmed', '12:00', { data });
    expect(await wallet.summary()).toEqual(['payment: delayed missing arrived']);
  });
});

describe('part of a goal that names no situation', () => {
  it('helps every open case of its type of the same account, and no other', async () => {
    const other = { data: { accountId: 'account-2' } };
    await wallet.report('one', 'PasswordResetFailed', '10:00');
    await wallet.report('two', 'PasswordResetFailed', '10:01', { data: { situationId: 's' } });
    await wallet.report('else', 'PasswordResetFailed', '10:02', other);
    await wallet.report('later', 'PasswordResetFailed', '12:00');
    await wallet.report('reset', 'PasswordReset', '11:00');
    expect(await wallet.summary()).toEqual([
      'password-reset: one reset',
      'password-reset: two reset',
      'password-reset: else',
      'password-reset: later',
    ]);
    const [one] = await wallet.seen();
    expect(one?.types.at(-1)).toBe('ResolutionProposed');
  });

  it('waits for trouble that began before it, however much of it there is', async () => {
    await wallet.report('reset', 'PasswordReset', '11:00');
    await wallet.report('again', 'PasswordReset', '11:30');
    for (const name of ['one', 'two']) {
      await wallet.report(name, 'PasswordResetFailed', '10:00', { recorded: '12:00' });
    }
    await wallet.report('new', 'PasswordResetFailed', '12:00');
    expect(await wallet.summary()).toEqual([
      'password-reset: one reset',
      'password-reset: two reset',
      'password-reset: new',
    ]);
  });

  it('leaves cases alone that are closed for good, and asks them once', async () => {
    await wallet.report('one', 'PasswordResetFailed', '10:00');
    await wallet.close((await wallet.seen())[0]!, '11:00');
    await wallet.report('reset', 'PasswordReset', '12:00');
    await wallet.report('again', 'PasswordReset', '13:00');
    expect(await wallet.summary()).toEqual(['password-reset: one']);
    const retired = (await wallet.registered()).filter(({ type }) => type === 'CasesRetired');
    expect(retired).toHaveLength(1);
  });

  it('helps a case that an agent opened without naming an account', async () => {
    await wallet.open({
      type: 'password-reset',
      customerId: 'customer-4821',
      occurredAt: '2026-03-01T08:00:00Z',
    });
    await wallet.report('reset', 'PasswordReset', '11:00');
    expect(await wallet.summary()).toEqual(['password-reset: reset']);
  });
});

describe('a transaction that replaces another', () => {
  const first = { data: { transactionId: 'wd-1' } };
  const second = { data: { transactionId: 'wd-2', replaces: 'wd-1' } };
  const third = { data: { transactionId: 'wd-3', replaces: 'wd-2' } };
  const reports = [first, second, third];

  it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 0, 2]], [[2, 0, 1]]])(
    'joins its case, reported in the order %j',
    async (order) => {
      for (const index of order) {
        await wallet.report(`r${index}`, 'WithdrawalStuck', `10:0${index}`, reports[index]);
      }
      await wallet.report('done', 'WithdrawalCompleted', '12:00', third);
      const seen = await wallet.seen();
      // Two that nothing ties together yet are two cases, which go on together.
      const reaching = seen.filter(({ signals }) => signals.includes('done'));
      expect(reaching).toHaveLength(seen.length);
      expect(seen).toHaveLength(order.join() === '2,0,1' ? 2 : 1);
    },
  );

  it('brings what was held of it, and finds no circle', async () => {
    await wallet.report('stuck', 'WithdrawalStuck', '10:00', first);
    await wallet.report('done', 'WithdrawalCompleted', '12:00', {
      data: { transactionId: 'wd-2' },
    });
    expect(await wallet.summary()).toEqual(['withdrawal: stuck']);
    await wallet.report('again', 'WithdrawalStuck', '11:00', second);
    await wallet.report('back', 'WithdrawalStuck', '11:30', {
      data: { transactionId: 'wd-1', replaces: 'wd-2' },
    });
    expect(await wallet.summary()).toEqual(['withdrawal: stuck again done back']);
  });
});

describe('a code that fails within a process', () => {
  const within = (process: string, more = {}) => ({ data: { within: process, ...more } });

  it('belongs to the case of the process, in whatever order they are reported', async () => {
    await wallet.report('blocked', 'ProfileChangeBlocked', '10:00', { data: { situationId: 's' } });
    await wallet.report(
      'code',
      'VerificationCodeExpired',
      '10:01',
      within('profile-change', { situationId: 's' }),
    );
    await wallet.report('code-2', 'VerificationCodeExpired', '10:02', within('password-reset'));
    await wallet.report('forgot', 'PasswordResetFailed', '10:03');
    await wallet.report('code-3', 'VerificationCodeExpired', '10:04', within('password-reset'));
    await wallet.report('alone', 'VerificationCodeExpired', '10:05');
    expect(await wallet.summary()).toEqual([
      'profile-change: blocked code',
      'password-reset: code-2 forgot code-3',
      'verification-code: alone',
    ]);
  });

  it('opens a case of a registration that has no customer yet', async () => {
    const registration = { customerId: undefined, accountId: undefined, registrationId: 'r-1' };
    const changes = { data: { ...within('registration').data, ...registration } };
    await wallet.report('code', 'VerificationCodeExpired', '10:00', changes);
    await wallet.report('blocked', 'RegistrationBlocked', '10:01', {
      data: { registrationId: 'r-1' },
    });
    await wallet.report('done', 'RegistrationCompleted', '10:02', {
      data: { registrationId: 'r-1' },
    });
    const [seen, ...others] = await wallet.seen();
    expect(others).toEqual([]);
    expect(seen?.signals).toEqual(['code', 'blocked', 'done']);
    expect(seen?.opening).toMatchObject({ registrationId: 'r-1', situationKind: 'registration' });
    expect(seen?.opening).not.toHaveProperty('customerId');
  });
});

describe('a complaint about the service', () => {
  it('is about the case that it names, if the customer has it', async () => {
    await wallet.report('stuck', 'WithdrawalStuck', '10:00');
    const [{ opening }] = (await wallet.seen()) as [Awaited<ReturnType<WalletScenario['seen']>>[0]];
    const about = (aboutCaseId: string, customerId = 'customer-4821') => ({
      data: { aboutCaseId, customerId },
    });
    await wallet.report('slow', 'ServiceComplaintFiled', '11:00', about(opening.caseId));
    await wallet.report('vague', 'ServiceComplaintFiled', '11:01', about('the other one'));
    await wallet.report(
      'nosy',
      'ServiceComplaintFiled',
      '11:02',
      about(opening.caseId, 'customer-2'),
    );
    const [, slow, vague, nosy] = await wallet.seen();
    expect(slow?.opening.aboutCaseId).toBe(opening.caseId);
    expect(vague?.opening).not.toHaveProperty('aboutCaseId');
    expect(nosy?.opening).not.toHaveProperty('aboutCaseId');
  });
});
