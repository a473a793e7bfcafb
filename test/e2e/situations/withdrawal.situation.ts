import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'withdrawal',
  title: 'the bank returned the money; it is sent again and arrives',
  tell: async (story) => {
    await story.walletReports('WithdrawalStuck');
    await story.agent('assign', { assignee: 'agent-1' });
    await story.step('collect-the-request');
    await story.agentIsRefused(
      'wallet-actions',
      { action: 'ReinitiateWithdrawal', stepId: 're-initiate', atCustomersWish: true },
      'identity-not-verified',
    );
    await story.identityIsVerified();
    await story.step('verify-identity');
    await story.step('check-the-record', 'returned-to-the-wallet');
    await story.walletAction('ReinitiateWithdrawal', 're-initiate');
    await story.clockTells('SlaClockRecomputed', {
      clock: 'resolution',
      reason: 'requested-again',
    });
    await story.walletReports('WithdrawalCompleted');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('It arrived after it was sent again.');
  },
};

export default situation;
