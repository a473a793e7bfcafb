import { type Queue } from '../queue.js';

/** Whatever no other queue takes. */
export default {
  name: 'general',
  title: { en: 'General', 'zh-CN': '综合服务' },
  order: 1000,
  takes: [{}],
  skills: [],
} satisfies Queue;
