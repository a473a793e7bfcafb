import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'verification-code',
  title: 'no code arrived; the number is right and a new one is sent',
  tell: async (story) => {
    await story.walletReports('VerificationCodeUndelivered');
    await story.step('confirm-phone-or-email');
    await story.identityIsVerified('registered-email');
    await story.step('verify-identity');
    await story.walletAction('ResendVerificationCode', 'resend-or-assist');
    await story.walletReports('VerificationCodeConfirmed');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('The new code worked.');
  },
};

export default situation;
