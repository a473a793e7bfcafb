import { type Playbook } from '../playbook.js';

/** 反馈: nobody waits for an answer; it feeds the report on pain points. */
export default [
  {
    caseType: 'feedback',
    version: 1,
    title: { en: 'Feedback', 'zh-CN': '反馈' },
    priority: 'low',
    openedBy: ['wallet.FeedbackSubmitted.v1'],
    situation: 'event',
    apart: true,
    goal: [],
    steps: [
      {
        id: 'tag-the-pain-point',
        title: { en: 'Tag the pain point', 'zh-CN': '标记痛点' },
        required: true,
      },
    ],
    walletActions: [],
  },
] satisfies readonly Playbook[];
