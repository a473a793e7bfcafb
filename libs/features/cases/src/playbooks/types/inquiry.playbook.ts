import { type Playbook } from '../playbook.js';

/** 咨询: a question, asked of an agent. */
export default [
  {
    caseType: 'inquiry',
    version: 1,
    title: { en: 'Inquiry', 'zh-CN': '咨询' },
    priority: 'low',
    openedBy: [],
    situation: 'event',
    apart: true,
    goal: [],
    steps: [{ id: 'answer', title: { en: 'Answer', 'zh-CN': '答复' }, required: true }],
    walletActions: [],
  },
] satisfies readonly Playbook[];
