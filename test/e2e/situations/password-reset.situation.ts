import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'password-reset',
  title: 'the link did not come; it is sent again and the password set',
  tell: async (story) => {
    await story.walletReports('PasswordResetFailed');
    await story.identityIsVerified('registered-email');
    await story.step('verify-identity');
    await story.walletAction('SendPasswordReset', 'resend-code-or-link');
    await story.walletReports('PasswordReset');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('A new password is set.');
  },
};

export default situation;
