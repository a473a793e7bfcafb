import { type Playbook } from './playbook.js';

/** 充值: the money left its source and is not in the wallet. */
export const topUp: Playbook = {
  caseType: 'top-up',
  version: 1,
  openedBy: ['wallet.TopUpFailed.v1'],
  situation: 'transaction',
  goal: [['wallet.TopUpCredited.v1']],
};
