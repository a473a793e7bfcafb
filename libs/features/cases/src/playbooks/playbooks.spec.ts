import { describe, expect, it } from '@jest/globals';
import { walletEventTypes } from '#contracts';
import { caseTypes, concernOf, playbookOf } from './playbooks.js';

describe('playbooks', () => {
  it('say of every wallet event what it means, and of no others', () => {
    const spokenOf = caseTypes
      .map(playbookOf)
      .flatMap(({ openedBy, goal }) => [...openedBy, ...goal.flat()]);
    const known = walletEventTypes().map(({ type }) => type);
    expect(spokenOf.toSorted()).toEqual(known.toSorted());
    for (const type of known) expect(concernOf(type)).toBeDefined();
  });

  it.each([
    ['wallet.TopUpFailed.v1', 'top-up', 'opening'],
    ['wallet.WithdrawalCompleted.v1', 'withdrawal', 'goal'],
    ['wallet.PasswordReset.v1', 'account-locked', 'goal'],
    ['wallet.ComplaintFiled.v1', 'complaint', 'opening'],
  ])('know that %s is about %s cases', (type, caseType, role) => {
    expect(concernOf(type)).toMatchObject({ playbook: { caseType }, role });
  });
});
