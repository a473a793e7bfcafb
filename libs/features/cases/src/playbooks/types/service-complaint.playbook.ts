import { type Playbook } from '../playbook.js';

/** 客服反应慢: about a case, if it names one, which is resolved first. */
export default [
  {
    caseType: 'service-complaint',
    version: 1,
    title: { en: 'Complaint about the service', 'zh-CN': '服务投诉' },
    priority: 'high',
    openedBy: ['wallet.ServiceComplaintFiled.v1'],
    situation: 'event',
    // As a complaint: handled and answered within 24 hours.
    targets: { resolution: { elapsedMinutes: 24 * 60, from: 'occurredAt' } },
    apart: true,
    goal: [],
    steps: [
      {
        id: 'apologise-and-answer',
        title: { en: 'Apologise and answer', 'zh-CN': '致歉并答复' },
        required: true,
      },
      {
        id: 'offer-another-channel',
        title: { en: 'Offer another channel', 'zh-CN': '提供其他联系渠道' },
        required: true,
      },
      {
        id: 'review-the-waiting-time',
        title: { en: 'Review the waiting time', 'zh-CN': '复核等待时间' },
        required: true,
      },
    ],
    walletActions: [],
  },
] satisfies readonly Playbook[];
