import { type Playbook, type PlaybookStep } from '../playbook.js';

const acknowledge: PlaybookStep = {
  id: 'acknowledge',
  title: { en: 'Acknowledge the complaint', 'zh-CN': '确认收到投诉' },
  required: true,
};

const investigate: PlaybookStep = {
  id: 'investigate',
  title: { en: 'Investigate', 'zh-CN': '调查' },
  required: true,
};

const answer: PlaybookStep = {
  id: 'answer',
  title: { en: 'Answer the complaint', 'zh-CN': '答复客户' },
  required: true,
  after: ['investigate'],
};

const explainProgress: PlaybookStep = {
  id: 'explain-progress',
  title: {
    en: 'Of a complex one: explain the progress and the next time, by phone if needed',
    'zh-CN': '复杂投诉：说明进展与下次回复时间，必要时电话沟通',
  },
  required: false,
};

const complaint = {
  caseType: 'complaint',
  title: { en: 'Complaint', 'zh-CN': '投诉' },
  priority: 'high',
  openedBy: ['wallet.ComplaintFiled.v1'],
  situation: 'event',
  apart: true,
  goal: [],
  walletActions: [],
  // Handled and answered within 24 hours (24小时内进行处理并给予答复).
  targets: { resolution: { elapsedMinutes: 24 * 60, from: 'occurredAt' } },
} as const;

/** 投诉: two complaints are two cases, and no event of the wallet answers one. */
export default [
  {
    ...complaint,
    version: 1,
    steps: [acknowledge, investigate, answer, explainProgress],
  },
  // Nobody is told of progress who has not been told that we know of the complaint.
  {
    ...complaint,
    version: 2,
    steps: [acknowledge, investigate, answer, { ...explainProgress, after: ['acknowledge'] }],
  },
] satisfies readonly Playbook[];
