import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'refund',
  title: 'a purchase is returned in time; the refund is made',
  tell: async (story) => {
    await story.walletReports('RefundRequested');
    await story.step('collect-proof-of-purchase');
    await story.step('check-window-and-conditions', 'eligible');
    await story.identityIsVerified();
    await story.walletAction('InitiateRefund', 'process');
    await story.walletReports('RefundCompleted');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('Refunded.');
  },
};

export default situation;
