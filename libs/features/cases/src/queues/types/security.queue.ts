import { type Queue } from '../queue.js';

/** Locks and suspicions: by hotline or in-app chat, never by what somebody else may read. */
export default {
  name: 'security',
  title: { en: 'Account security', 'zh-CN': '账户安全' },
  order: 40,
  takes: [{ caseTypes: ['account-locked'] }],
  skills: ['security'],
  contactBy: ['hotline', 'in-app-chat'],
} satisfies Queue;
