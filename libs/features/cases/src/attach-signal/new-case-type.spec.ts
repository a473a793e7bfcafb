import { describe, expect, it } from '@jest/globals';
import { recordWalletEvent } from '#testing';
import { type Playbook } from '../playbooks/playbook.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { WalletScenario } from './wallet-scenario.fixture.js';

/** A case type of a wallet that lends money: nothing but data. */
const loan: Playbook = {
  caseType: 'loan',
  version: 1,
  title: { en: 'Loan', 'zh-CN': '贷款' },
  priority: 'normal',
  openedBy: ['wallet.LoanRefused.v1'],
  situation: 'transaction',
  joinsWithinMinutes: 10,
  selfService: ['DETAILS_MISTYPED'],
  goal: [['wallet.LoanPaidOut.v1'], ['wallet.PaymentSucceeded.v1']],
  steps: [],
  walletActions: [],
};

describe('a new type of case', () => {
  it('is its playbook and its contracts, and in no other file', async () => {
    const known = playbooks.caseTypes.map((caseType) => playbooks.of(caseType));
    const wallet = new WalletScenario(new Playbooks([...known, loan]));
    const report = async (type: string, id: string, time: string, data = {}) => {
      // As its contract would have it: the log holds any type.
      const template = 'wallet.PaymentSucceeded.v1';
      const changes = { id, time: `2026-03-01T${time}:00Z`, data: { transactionId: id, ...data } };
      const event = await recordWalletEvent(wallet.store, template, changes);
      await wallet.process.policy.handle({ ...event, type: `wallet.${type}.v1` });
    };
    await report('LoanRefused', 'l1', '10:00', { reasonCode: 'DETAILS_MISTYPED' });
    await report('LoanRefused', 'l2', '10:01');
    await report('LoanRefused', 'l3', '10:11', { replaces: 'l2' });
    await report('LoanPaidOut', 'l3-paid', '10:20', { transactionId: 'l3' });
    await report('PaymentSucceeded', 'l3-taken', '10:21', { transactionId: 'l3' });
    const [seen, ...others] = await wallet.seen();
    expect(others).toEqual([]);
    expect(seen?.caseType).toBe('loan');
    expect(seen?.types).toEqual([
      'CaseOpened',
      ...Array.from({ length: 5 }, () => 'SignalAttached'),
      'ResolutionProposed',
    ]);
  });

  it('is there for each type of the domain', () => {
    expect(playbooks.caseTypes).toEqual(
      expect.arrayContaining([
        'account-locked',
        'complaint',
        'feedback',
        'inquiry',
        'password-reset',
        'payment',
        'payment-not-received',
        'profile-change',
        'refund',
        'registration',
        'service-complaint',
        'technical',
        'top-up',
        'two-factor',
        'verification-code',
        'withdrawal',
      ]),
    );
  });
});
