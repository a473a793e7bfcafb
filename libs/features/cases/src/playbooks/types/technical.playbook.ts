import { type Playbook } from '../playbook.js';

/** 技术支持: the customer cannot log in, or meets a system error. */
export default [
  {
    caseType: 'technical',
    version: 1,
    title: { en: 'Technical support', 'zh-CN': '技术支持' },
    priority: 'normal',
    openedBy: ['wallet.TechnicalIssueReported.v1'],
    situation: 'event',
    goal: [['wallet.FixConfirmed.v1']],
    steps: [
      {
        id: 'describe-and-reproduce',
        title: { en: 'Describe and reproduce it', 'zh-CN': '描述并复现问题' },
        required: true,
      },
      {
        id: 'analyse',
        title: { en: 'Analyse it', 'zh-CN': '分析原因' },
        required: true,
        after: ['describe-and-reproduce'],
      },
      {
        id: 'fix-or-work-around',
        title: { en: 'Fix it or find a way around it', 'zh-CN': '修复或提供变通方法' },
        required: true,
        after: ['analyse'],
        completedBy: ['wallet.FixConfirmed.v1'],
        customerIsTold: {
          en: 'We have a solution for the problem that you reported.',
          'zh-CN': '您反馈的问题已有解决办法。',
        },
      },
    ],
    walletActions: [],
  },
] satisfies readonly Playbook[];
