import { type Playbook } from '../playbook.js';

/** 提现: the money left the wallet and has not arrived. */
export default [
  {
    caseType: 'withdrawal',
    version: 1,
    title: { en: 'Withdrawal', 'zh-CN': '提现' },
    priority: 'high',
    openedBy: ['wallet.WithdrawalStuck.v1', 'wallet.WithdrawalFailed.v1'],
    situation: 'transaction',
    selfService: ['INSUFFICIENT_BALANCE', 'DETAILS_MISTYPED', 'WRONG_PAYMENT_PASSWORD'],
    goal: [['wallet.WithdrawalCompleted.v1']],
    steps: [
      {
        id: 'collect-the-request',
        title: { en: 'Collect the request', 'zh-CN': '收集提现请求信息' },
        required: true,
      },
      {
        id: 'verify-identity',
        title: { en: 'Verify who the customer is', 'zh-CN': '核实客户身份' },
        required: true,
        needsIdentity: true,
      },
      {
        id: 'check-the-record',
        title: { en: 'Check the record and where the funds are', 'zh-CN': '查询记录与资金去向' },
        required: true,
        outcomes: ['on-its-way', 'returned-to-the-wallet', 'lost'],
        customerIsTold: {
          en: 'We have found your withdrawal and know where the money is.',
          'zh-CN': '我们已查到您的提现记录及资金去向。',
        },
      },
      {
        id: 're-initiate',
        title: { en: 'Initiate it again', 'zh-CN': '重新发起提现' },
        required: true,
        after: ['check-the-record'],
        onlyIf: { step: 'check-the-record', outcomes: ['returned-to-the-wallet', 'lost'] },
        walletAction: 'ReinitiateWithdrawal',
        customerIsTold: {
          en: 'We have sent your withdrawal again.',
          'zh-CN': '我们已为您重新发起提现。',
        },
      },
      {
        id: 'confirm-arrival',
        title: { en: 'Confirm that it arrived', 'zh-CN': '确认到账' },
        required: true,
        after: ['check-the-record'],
        completedBy: ['wallet.WithdrawalCompleted.v1'],
      },
      {
        id: 'explain-fees',
        title: { en: 'Explain the fees, if asked', 'zh-CN': '如客户询问，说明手续费' },
        required: false,
      },
    ],
    walletActions: [{ action: 'ReinitiateWithdrawal', safe: false, timeoutMinutes: 60 }],
    // 1–3 business days are normal: 24:00 of the third one after the request, or after the re-request.
    targets: { resolution: { endOfBusinessDay: 3, calendar: 'office', from: 'requestedAt' } },
  },
] satisfies readonly Playbook[];
