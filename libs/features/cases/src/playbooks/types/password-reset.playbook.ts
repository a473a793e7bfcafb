import { type Playbook } from '../playbook.js';

/** 忘记密码: the customer cannot set a new one. */
export default [
  {
    caseType: 'password-reset',
    version: 1,
    title: { en: 'Forgotten password', 'zh-CN': '忘记密码' },
    priority: 'normal',
    openedBy: ['wallet.PasswordResetFailed.v1'],
    situation: 'event',
    selfService: ['PASSWORD_TOO_WEAK', 'CODE_MISTYPED'],
    goal: [['wallet.PasswordReset.v1']],
    steps: [
      {
        id: 'verify-identity',
        title: {
          en: 'Verify who the customer is by the registered phone or email',
          'zh-CN': '通过注册手机或邮箱核实客户身份',
        },
        required: true,
        needsIdentity: true,
      },
      {
        id: 'resend-code-or-link',
        title: { en: 'Send the code or link again', 'zh-CN': '重新发送验证码或链接' },
        required: true,
        after: ['verify-identity'],
        walletAction: 'SendPasswordReset',
      },
      {
        id: 'set-a-new-password',
        title: { en: 'The customer sets a new password', 'zh-CN': '客户设置新密码' },
        required: true,
        after: ['resend-code-or-link'],
        completedBy: ['wallet.PasswordReset.v1'],
      },
    ],
    walletActions: [{ action: 'SendPasswordReset', safe: false, timeoutMinutes: 15 }],
  },
] satisfies readonly Playbook[];
