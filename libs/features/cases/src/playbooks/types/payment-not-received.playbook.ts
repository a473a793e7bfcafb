import { type Playbook } from '../playbook.js';

/** 付款未到账: the payee says that nothing arrived. */
export default [
  {
    caseType: 'payment-not-received',
    version: 1,
    title: { en: 'Payment not received', 'zh-CN': '付款未到账' },
    priority: 'high',
    openedBy: ['wallet.PaymentNotReceived.v1'],
    situation: 'transaction',
    goal: [['wallet.CreditConfirmed.v1', 'wallet.PaymentReturned.v1']],
    steps: [
      {
        id: 'check-the-record',
        title: { en: 'Check the record', 'zh-CN': '查询付款记录' },
        required: true,
        outcomes: ['completed', 'not-completed'],
      },
      {
        id: 'advise-to-wait',
        title: {
          en: 'Advise to wait until a stated time, then to contact the payee',
          'zh-CN': '建议等待至约定时间，再联系收款方',
        },
        required: true,
        onlyIf: { step: 'check-the-record', outcomes: ['completed'] },
        customerIsTold: {
          en: 'Your payment went out. If it is not there by the time we named, please ask the payee.',
          'zh-CN': '您的付款已发出，如到约定时间仍未到账，请联系收款方。',
        },
      },
      {
        id: 'trace',
        title: { en: 'Trace the payment', 'zh-CN': '追踪付款' },
        required: true,
        onlyIf: { step: 'check-the-record', outcomes: ['not-completed'] },
        walletAction: 'TracePayment',
      },
      {
        id: 'complete-or-return',
        title: { en: 'Complete or return it', 'zh-CN': '完成付款或退回' },
        required: true,
        after: ['trace'],
        onlyIf: { step: 'check-the-record', outcomes: ['not-completed'] },
        walletAction: 'ReturnPayment',
        completedBy: ['wallet.CreditConfirmed.v1', 'wallet.PaymentReturned.v1'],
      },
    ],
    walletActions: [
      { action: 'TracePayment', safe: true, timeoutMinutes: 240 },
      { action: 'ReturnPayment', safe: true, timeoutMinutes: 240 },
    ],
  },
] satisfies readonly Playbook[];
