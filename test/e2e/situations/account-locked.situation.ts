import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'account-locked',
  title: 'who the customer is, is verified; the account is unlocked and the password reset',
  tell: async (story) => {
    await story.walletReports('AccountLocked');
    await story.agentIsRefused('steps/guide-the-unlock/start', {}, 'step-waits');
    await story.identityIsVerified();
    await story.step('verify-identity');
    await story.walletAction('UnlockAccount', 'guide-the-unlock');
    await story.walletReports('AccountUnlocked');
    await story.walletAction('SendPasswordReset', 'reset-the-password');
    await story.walletReports('PasswordReset');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('The customer is in again.');
  },
};

export default situation;
