import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'two-factor',
  title: 'the set-up is blocked; the agent helps to finish',
  tell: async (story) => {
    await story.walletReports('TwoFactorSetupBlocked');
    await story.step('find-the-blocked-step');
    await story.walletReports('TwoFactorEnabled');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('It is enabled.');
  },
};

export default situation;
