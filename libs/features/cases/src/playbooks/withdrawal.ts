import { type Playbook } from './playbook.js';

/** 提现: the money left the wallet and has not arrived. */
export const withdrawal: Playbook = {
  caseType: 'withdrawal',
  version: 1,
  openedBy: ['wallet.WithdrawalStuck.v1'],
  situation: 'transaction',
  goal: [['wallet.WithdrawalCompleted.v1']],
};
