import { type Playbook } from '../playbook.js';

/** 账户被锁定: unlocking alone does not help whoever has forgotten the password. */
export default [
  {
    caseType: 'account-locked',
    version: 1,
    title: { en: 'Account locked', 'zh-CN': '账户被锁定' },
    priority: 'high',
    openedBy: ['wallet.AccountLocked.v1'],
    situation: 'account',
    goal: [['wallet.AccountUnlocked.v1'], ['wallet.PasswordReset.v1']],
    steps: [
      {
        id: 'verify-identity',
        title: { en: 'Verify who the customer is', 'zh-CN': '核实客户身份' },
        required: true,
        needsIdentity: true,
      },
      {
        id: 'guide-the-unlock',
        title: { en: 'Guide the customer through the unlock', 'zh-CN': '指引客户解锁账户' },
        required: true,
        after: ['verify-identity'],
        walletAction: 'UnlockAccount',
        completedBy: ['wallet.AccountUnlocked.v1'],
      },
      {
        id: 'reset-the-password',
        title: { en: 'Reset the password', 'zh-CN': '重置密码' },
        required: true,
        after: ['verify-identity'],
        walletAction: 'SendPasswordReset',
        completedBy: ['wallet.PasswordReset.v1'],
      },
    ],
    walletActions: [
      { action: 'UnlockAccount', safe: false, timeoutMinutes: 15 },
      { action: 'SendPasswordReset', safe: false, timeoutMinutes: 15 },
    ],
    security: true,
  },
] satisfies readonly Playbook[];
