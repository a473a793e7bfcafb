import { type Queue } from '../queue.js';

/** They are answered within 24 hours, whoever is on shift. */
export default {
  name: 'complaints',
  title: { en: 'Complaints', 'zh-CN': '投诉' },
  order: 70,
  takes: [{ caseTypes: ['complaint'] }],
  skills: ['complaints'],
} satisfies Queue;
