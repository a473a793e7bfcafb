import { type Playbook } from '../playbook.js';

/** 设置二次验证: the customer cannot finish the set-up. */
export default [
  {
    caseType: 'two-factor',
    version: 1,
    title: { en: 'Two-factor authentication', 'zh-CN': '二次验证' },
    priority: 'normal',
    openedBy: ['wallet.TwoFactorSetupBlocked.v1'],
    situation: 'event',
    selfService: ['CODE_MISTYPED'],
    goal: [['wallet.TwoFactorEnabled.v1']],
    steps: [
      {
        id: 'find-the-blocked-step',
        title: { en: 'Find the step that is blocked', 'zh-CN': '找出受阻步骤' },
        required: true,
      },
      {
        id: 'help-to-finish',
        title: { en: 'Help to finish', 'zh-CN': '协助完成设置' },
        required: true,
        after: ['find-the-blocked-step'],
        completedBy: ['wallet.TwoFactorEnabled.v1'],
      },
    ],
    walletActions: [],
  },
] satisfies readonly Playbook[];
