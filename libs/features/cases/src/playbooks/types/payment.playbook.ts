import { type Playbook } from '../playbook.js';

/** 支付失败/延迟, transfers 转账 and bills 账单支付 with it: the payee has no money, or not yet. */
export default [
  {
    caseType: 'payment',
    version: 1,
    title: { en: 'Payment, transfer or bill', 'zh-CN': '支付、转账与账单' },
    priority: 'high',
    openedBy: ['wallet.PaymentFailed.v1', 'wallet.PaymentDelayed.v1'],
    situation: 'transaction',
    joinsWithinMinutes: 30,
    selfService: ['INSUFFICIENT_BALANCE', 'DETAILS_MISTYPED', 'WRONG_PAYMENT_PASSWORD'],
    goal: [['wallet.PaymentSucceeded.v1']],
    steps: [
      {
        id: 'check-network-and-details',
        title: { en: 'Check network and details', 'zh-CN': '检查网络与支付信息' },
        required: true,
      },
      {
        id: 'check-balance',
        title: { en: 'Check the balance', 'zh-CN': '检查余额' },
        required: true,
      },
      {
        id: 'check-method-and-account',
        title: {
          en: 'Check the method and the state of the account',
          'zh-CN': '检查支付方式与账户状态',
        },
        required: true,
      },
      {
        id: 'fix-or-advise',
        title: { en: 'Fix it or advise the customer', 'zh-CN': '处理问题或给出建议' },
        required: true,
        after: ['check-network-and-details', 'check-balance', 'check-method-and-account'],
        outcomes: ['fixed', 'advised'],
        customerIsTold: {
          en: 'We know why your payment did not go through and what to do.',
          'zh-CN': '我们已查明支付未成功的原因及处理办法。',
        },
      },
    ],
    walletActions: [],
  },
] satisfies readonly Playbook[];
