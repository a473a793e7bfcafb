import { type Playbook } from '../playbook.js';

/** 投诉: two complaints are two cases, and no event of the wallet answers one. */
export default [
  {
    caseType: 'complaint',
    version: 1,
    title: { en: 'Complaint', 'zh-CN': '投诉' },
    priority: 'high',
    openedBy: ['wallet.ComplaintFiled.v1'],
    situation: 'event',
    goal: [],
    steps: [
      {
        id: 'acknowledge',
        title: { en: 'Acknowledge the complaint', 'zh-CN': '确认收到投诉' },
        required: true,
      },
      {
        id: 'investigate',
        title: { en: 'Investigate', 'zh-CN': '调查' },
        required: true,
      },
      {
        id: 'answer',
        title: { en: 'Answer the complaint', 'zh-CN': '答复客户' },
        required: true,
        after: ['investigate'],
      },
      {
        id: 'explain-progress',
        title: {
          en: 'Of a complex one: explain the progress and the next time, by phone if needed',
          'zh-CN': '复杂投诉：说明进展与下次回复时间，必要时电话沟通',
        },
        required: false,
      },
    ],
    walletActions: [],
    // Handled and answered within 24 hours (24小时内进行处理并给予答复).
    targets: { resolution: { elapsedMinutes: 24 * 60, from: 'occurredAt' } },
  },
] satisfies readonly Playbook[];
