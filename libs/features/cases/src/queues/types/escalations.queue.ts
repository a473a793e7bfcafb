import { type Queue } from '../queue.js';

/** Customers who were not satisfied with the first answer. */
export default {
  name: 'escalations',
  title: { en: 'Escalations', 'zh-CN': '升级处理' },
  order: 30,
  takes: [{ escalationLevels: [1] }],
  skills: ['escalations'],
} satisfies Queue;
