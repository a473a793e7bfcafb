import { type Playbook } from '../playbook.js';

/** 修改账户信息: phone, email or address cannot be changed. */
export default [
  {
    caseType: 'profile-change',
    version: 1,
    title: { en: 'Change of profile', 'zh-CN': '修改账户信息' },
    priority: 'normal',
    openedBy: ['wallet.ProfileChangeBlocked.v1'],
    situation: 'event',
    selfService: ['DETAILS_MISTYPED', 'CODE_MISTYPED', 'WRONG_PASSWORD'],
    goal: [['wallet.ProfileChanged.v1']],
    steps: [
      {
        id: 'verify-identity',
        title: {
          en: 'Verify who the customer is; with a second factor for phone and email',
          'zh-CN': '核实客户身份，修改手机或邮箱需二次验证',
        },
        required: true,
        needsIdentity: true,
      },
      {
        id: 'apply-the-change',
        title: { en: 'Apply the change', 'zh-CN': '修改信息' },
        required: true,
        after: ['verify-identity'],
        walletAction: 'ApplyProfileChange',
        completedBy: ['wallet.ProfileChanged.v1'],
        customerIsTold: { en: 'Your details are changed.', 'zh-CN': '您的账户信息已修改。' },
      },
      {
        id: 'advise-on-safety',
        title: { en: 'Advise on safety', 'zh-CN': '提示账户安全' },
        required: true,
        after: ['apply-the-change'],
      },
    ],
    walletActions: [{ action: 'ApplyProfileChange', safe: false, timeoutMinutes: 30 }],
  },
] satisfies readonly Playbook[];
