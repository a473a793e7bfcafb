import { type Playbook } from './playbook.js';

/** 账户被锁定: unlocking alone does not help whoever has forgotten the password. */
export const accountLocked: Playbook = {
  caseType: 'account-locked',
  version: 1,
  openedBy: ['wallet.AccountLocked.v1'],
  situation: 'account',
  goal: [['wallet.AccountUnlocked.v1'], ['wallet.PasswordReset.v1']],
};
