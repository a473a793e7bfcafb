import { type Queue } from '../queue.js';

/** Escalated twice: somebody who knows the system behind it. */
export default {
  name: 'specialists',
  title: { en: 'Specialists', 'zh-CN': '专家处理' },
  order: 20,
  takes: [{ escalationLevels: [2] }],
  skills: ['specialist'],
} satisfies Queue;
