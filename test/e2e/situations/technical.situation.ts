import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'technical',
  title: 'an error is reproduced and fixed; the fix is confirmed',
  tell: async (story) => {
    await story.walletReports('TechnicalIssueReported');
    await story.steps('describe-and-reproduce', 'analyse');
    await story.walletReports('FixConfirmed');
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('Fixed in the new version.');
  },
};

export default situation;
