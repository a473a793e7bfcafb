import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'suspicious-activity',
  title: 'the account is frozen; a second supervisor approves that it is unfrozen',
  tell: async (story) => {
    await story.walletReports('SuspiciousActivityDetected');
    await story.walletAction('FreezeAccount');
    await story.identityIsVerified();
    await story.step('alert-the-customer');
    await story.step('verify-identity');
    await story.step('review');
    const { decisionId } = await story.proposesDecision('unfreeze', 'It was the customer.');
    await story.agentIsRefused('wallet-actions', { action: 'UnfreezeAccount' }, 'not-approved');
    await story.supervisor(`decisions/${decisionId}/approve`, {});
    await story.walletAction('UnfreezeAccount');
    await story.walletReports('AccountUnfrozen');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('Unfrozen.');
  },
};

export default situation;
