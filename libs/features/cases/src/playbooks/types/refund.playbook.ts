import { type Playbook } from '../playbook.js';

/** 退款/撤销: the customer wants money back, or a transaction reversed. */
export default [
  {
    caseType: 'refund',
    version: 1,
    title: { en: 'Refund or reversal', 'zh-CN': '退款与撤销' },
    priority: 'normal',
    openedBy: ['wallet.RefundRequested.v1', 'wallet.ReversalRequested.v1'],
    situation: 'transaction',
    apart: true,
    goal: [
      ['wallet.RefundCompleted.v1', 'wallet.TransactionReversed.v1', 'wallet.RefundDeclined.v1'],
    ],
    steps: [
      {
        id: 'collect-proof-of-purchase',
        title: { en: 'Collect the proof of purchase', 'zh-CN': '收集购买凭证' },
        required: true,
      },
      {
        id: 'check-window-and-conditions',
        title: { en: 'Check the window and the conditions', 'zh-CN': '核对退款期限与条件' },
        required: true,
        outcomes: ['eligible', 'not-eligible'],
      },
      {
        id: 'process',
        title: { en: 'Process the refund or the reversal', 'zh-CN': '办理退款或撤销' },
        required: true,
        onlyIf: { step: 'check-window-and-conditions', outcomes: ['eligible'] },
        walletAction: 'InitiateRefund',
        completedBy: ['wallet.RefundCompleted.v1', 'wallet.TransactionReversed.v1'],
        customerIsTold: { en: 'Your refund is on its way.', 'zh-CN': '您的退款正在处理。' },
      },
      {
        id: 'decline-with-reason',
        title: { en: 'Decline it with the reason', 'zh-CN': '说明原因并拒绝' },
        required: true,
        onlyIf: { step: 'check-window-and-conditions', outcomes: ['not-eligible'] },
        completedBy: ['wallet.RefundDeclined.v1'],
      },
    ],
    walletActions: [
      { action: 'InitiateRefund', safe: false, timeoutMinutes: 240 },
      { action: 'ReverseTransaction', safe: false, timeoutMinutes: 60 },
    ],
  },
] satisfies readonly Playbook[];
