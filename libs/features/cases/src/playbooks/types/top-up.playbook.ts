import { type Playbook } from '../playbook.js';

/** 充值: the money left its source and is not in the wallet. */
export default [
  {
    caseType: 'top-up',
    version: 1,
    title: { en: 'Top-up', 'zh-CN': '充值' },
    priority: 'high',
    openedBy: ['wallet.TopUpFailed.v1', 'wallet.TopUpNotCredited.v1'],
    situation: 'transaction',
    selfService: ['INSUFFICIENT_BALANCE', 'DETAILS_MISTYPED', 'WRONG_PAYMENT_PASSWORD'],
    goal: [['wallet.TopUpCredited.v1', 'wallet.TopUpReturned.v1']],
    steps: [
      {
        id: 'trace-the-record',
        title: { en: 'Trace the record', 'zh-CN': '查询充值记录' },
        required: true,
      },
      {
        id: 'establish-whether-money-left',
        title: { en: 'Establish whether money left the source', 'zh-CN': '确认款项是否已扣' },
        required: true,
        after: ['trace-the-record'],
        outcomes: ['left', 'not-left'],
      },
      {
        id: 'guide-to-redo',
        title: { en: 'Guide the customer to redo it', 'zh-CN': '指引客户重新充值' },
        required: true,
        onlyIf: { step: 'establish-whether-money-left', outcomes: ['not-left'] },
        customerIsTold: {
          en: 'No money left your bank. You can top up again.',
          'zh-CN': '款项未从您的银行扣除，您可以重新充值。',
        },
      },
      {
        id: 'credit-or-return',
        title: { en: 'Credit the amount or return it', 'zh-CN': '入账或退回款项' },
        required: true,
        onlyIf: { step: 'establish-whether-money-left', outcomes: ['left'] },
        walletAction: 'CreditTopUp',
        completedBy: ['wallet.TopUpCredited.v1', 'wallet.TopUpReturned.v1'],
        customerIsTold: {
          en: 'Your top-up is settled; your balance is up to date.',
          'zh-CN': '您的充值已处理，余额已更新。',
        },
      },
      {
        id: 'tell-the-cause',
        title: { en: 'Tell the customer the cause', 'zh-CN': '告知客户原因' },
        required: true,
        after: ['establish-whether-money-left'],
      },
    ],
    walletActions: [
      { action: 'CreditTopUp', safe: true, timeoutMinutes: 30 },
      { action: 'ReturnTopUp', safe: true, timeoutMinutes: 60 },
    ],
  },
] satisfies readonly Playbook[];
