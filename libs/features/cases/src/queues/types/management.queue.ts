import { type Queue } from '../queue.js';

/** What a supervisor decides: escalated to the highest level. */
export default {
  name: 'management',
  title: { en: 'Management', 'zh-CN': '管理层' },
  order: 10,
  takes: [{ escalationLevels: [3] }],
  skills: ['management'],
} satisfies Queue;
