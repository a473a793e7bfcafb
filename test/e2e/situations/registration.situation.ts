import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'registration',
  title: 'an applicant gets no code; with help the registration is completed',
  tell: async (story) => {
    await story.walletReports('RegistrationBlocked');
    await story.step('find-the-blocked-step');
    await story.walletReports('RegistrationCompleted');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('Registered.');
  },
};

export default situation;
