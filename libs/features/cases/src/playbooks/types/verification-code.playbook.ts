import { type Playbook } from '../playbook.js';

/** 收不到验证码/失效: no code arrives, or it no longer works. */
export default [
  {
    caseType: 'verification-code',
    version: 1,
    title: { en: 'Verification code', 'zh-CN': '验证码' },
    priority: 'normal',
    openedBy: ['wallet.VerificationCodeUndelivered.v1', 'wallet.VerificationCodeExpired.v1'],
    situation: 'event',
    belongsTo: 'within',
    goal: [['wallet.VerificationCodeConfirmed.v1']],
    steps: [
      {
        id: 'confirm-phone-or-email',
        title: { en: 'Confirm the registered phone or email', 'zh-CN': '确认注册手机或邮箱' },
        required: true,
      },
      {
        id: 'verify-identity',
        title: { en: 'Verify who the customer is', 'zh-CN': '核实客户身份' },
        required: true,
        needsIdentity: true,
      },
      {
        id: 'resend-or-assist',
        title: { en: 'Send a code again, or assist', 'zh-CN': '重新发送验证码或协助处理' },
        required: true,
        after: ['confirm-phone-or-email', 'verify-identity'],
        walletAction: 'ResendVerificationCode',
        completedBy: ['wallet.VerificationCodeConfirmed.v1'],
        customerIsTold: { en: 'We have sent you a new code.', 'zh-CN': '我们已重新发送验证码。' },
      },
    ],
    walletActions: [{ action: 'ResendVerificationCode', safe: false, timeoutMinutes: 5 }],
  },
] satisfies readonly Playbook[];
