import { type Queue } from '../queue.js';

/** Money that cannot wait: by hotline or in-app chat. */
export default {
  name: 'urgent-money',
  title: { en: 'Urgent money matters', 'zh-CN': '紧急资金问题' },
  order: 50,
  takes: [{ caseTypes: ['top-up', 'withdrawal'], priorities: ['urgent'] }],
  skills: ['money-movement'],
  contactBy: ['hotline', 'in-app-chat'],
} satisfies Queue;
