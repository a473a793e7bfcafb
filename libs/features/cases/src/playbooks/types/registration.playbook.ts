import { type Playbook } from '../playbook.js';

/** 注册: an applicant cannot finish (code, strength of the password, payment password). */
export default [
  {
    caseType: 'registration',
    version: 1,
    title: { en: 'Registration', 'zh-CN': '注册' },
    priority: 'normal',
    openedBy: ['wallet.RegistrationBlocked.v1'],
    situation: 'registration',
    selfService: ['PASSWORD_TOO_WEAK', 'CODE_MISTYPED', 'DETAILS_MISTYPED'],
    goal: [['wallet.RegistrationCompleted.v1']],
    steps: [
      {
        id: 'find-the-blocked-step',
        title: { en: 'Find the step that is blocked', 'zh-CN': '找出受阻步骤' },
        required: true,
      },
      {
        id: 'help-to-finish',
        title: { en: 'Help to finish', 'zh-CN': '协助完成注册' },
        required: true,
        after: ['find-the-blocked-step'],
        completedBy: ['wallet.RegistrationCompleted.v1'],
      },
      {
        id: 'advise-on-two-factor',
        title: { en: 'Advise on two-factor authentication', 'zh-CN': '建议开启二次验证' },
        required: false,
      },
    ],
    walletActions: [],
  },
] satisfies readonly Playbook[];
