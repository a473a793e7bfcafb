import { type Playbook } from '../playbook.js';

/** 可疑交易/冻结: money is held back for the customer's sake, and nobody gives it free alone. */
export default [
  {
    caseType: 'suspicious-activity',
    version: 1,
    title: { en: 'Suspicious activity', 'zh-CN': '可疑交易' },
    priority: 'urgent',
    openedBy: [
      'wallet.SuspiciousActivityDetected.v1',
      'wallet.SuspiciousActivityReported.v1',
      'wallet.AccountFrozen.v1',
    ],
    situation: 'account',
    security: true,
    goal: [['wallet.AccountUnfrozen.v1', 'wallet.FreezeUpheld.v1', 'decision.FreezeUpheld']],
    steps: [
      {
        id: 'alert-the-customer',
        title: { en: 'Alert the customer', 'zh-CN': '提醒客户' },
        required: true,
        customerIsTold: {
          en: 'We noticed something unusual on your account and are looking into it.',
          'zh-CN': '我们发现您的账户有异常活动，正在核查。',
        },
      },
      {
        id: 'protect-the-account',
        title: { en: 'Freeze the account, if it is not', 'zh-CN': '如未冻结，冻结账户' },
        required: false,
        walletAction: 'FreezeAccount',
        completedBy: ['wallet.AccountFrozen.v1'],
      },
      {
        id: 'verify-identity',
        title: { en: 'Verify who the customer is', 'zh-CN': '核实客户身份' },
        required: true,
        needsIdentity: true,
      },
      {
        id: 'review',
        title: { en: 'Review the activity', 'zh-CN': '审查可疑交易' },
        required: true,
      },
      {
        id: 'decide',
        title: { en: 'Unfreeze the account, or uphold the freeze', 'zh-CN': '解冻账户或维持冻结' },
        required: true,
        after: ['verify-identity', 'review'],
        walletAction: 'UnfreezeAccount',
        completedBy: ['wallet.AccountUnfrozen.v1', 'wallet.FreezeUpheld.v1'],
        customerIsTold: {
          en: 'The review of your account is done.',
          'zh-CN': '您的账户审查已完成。',
        },
      },
    ],
    walletActions: [
      { action: 'FreezeAccount', safe: false, identityMayFollow: true, timeoutMinutes: 5 },
      {
        action: 'UnfreezeAccount',
        safe: false,
        approvedAs: 'unfreeze',
        timeoutMinutes: 15,
        countsAs: 'wallet.AccountUnfrozen.v1',
      },
    ],
    decisions: [
      {
        decision: 'unfreeze',
        title: { en: 'Unfreeze the account', 'zh-CN': '解冻账户' },
        approvedBy: ['supervisor'],
      },
      {
        decision: 'uphold-freeze',
        title: { en: 'Uphold the freeze', 'zh-CN': '维持冻结' },
        approvedBy: ['supervisor'],
        countsAs: 'decision.FreezeUpheld',
      },
    ],
  },
] satisfies readonly Playbook[];
