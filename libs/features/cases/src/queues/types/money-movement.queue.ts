import { type Queue } from '../queue.js';

/** Money on its way into or out of the wallet. */
export default {
  name: 'money-movement',
  title: { en: 'Top-ups and withdrawals', 'zh-CN': '充值与提现' },
  order: 60,
  takes: [{ caseTypes: ['top-up', 'withdrawal'] }],
  skills: ['money-movement'],
} satisfies Queue;
