import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'top-up',
  title: 'money left the bank and is not in the wallet; it is credited',
  tell: async (story) => {
    await story.walletReports('TopUpNotCredited');
    await story.step('trace-the-record');
    await story.step('establish-whether-money-left', 'left');
    await story.walletAction('CreditTopUp', 'credit-or-return');
    await story.walletReports('TopUpCredited');
    await story.resolutionIsProposed();
    await story.agent('replies', {
      channel: 'in-app-chat',
      text: 'Your bank answered late; the money is in your wallet now.',
      states: ['finding'],
    });
    await story.resolvedAndClosed('Credited, cause told.');
  },
};

export default situation;
