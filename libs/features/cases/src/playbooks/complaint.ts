import { type Playbook } from './playbook.js';

/** 投诉: two complaints are two cases, and no event of the wallet answers one. */
export const complaint: Playbook = {
  caseType: 'complaint',
  version: 1,
  openedBy: ['wallet.ComplaintFiled.v1'],
  situation: 'event',
  goal: [],
};
