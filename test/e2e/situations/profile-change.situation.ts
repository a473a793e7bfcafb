import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'profile-change',
  title: 'the old number is lost; with a second factor the new one is set',
  tell: async (story) => {
    await story.walletReports('ProfileChangeBlocked', { field: 'phone' });
    await story.identityIsVerified('second-factor');
    await story.step('verify-identity');
    await story.walletAction('ApplyProfileChange', 'apply-the-change');
    await story.walletReports('ProfileChanged', { field: 'phone' });
    await story.resolutionIsProposed();
    await story.agent('replies', {
      channel: 'email',
      text: 'Your number is changed. We never ask for a code by phone.',
      states: ['finding'],
    });
    await story.resolvedAndClosed('Number changed, safety explained.');
  },
};

export default situation;
