import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'payment',
  title: 'a transfer fails; the agent advises and the second try succeeds',
  tell: async (story) => {
    await story.walletReports('PaymentFailed', { kind: 'transfer', reasonCode: 'BANK_TIMEOUT' });
    await story.steps('check-network-and-details', 'check-balance', 'check-method-and-account');
    await story.step('fix-or-advise', 'advised');
    await story.agent('replies', {
      channel: 'in-app-chat',
      text: 'The bank of the payee was away. Please try again now.',
      states: ['next-step'],
    });
    await story.walletReports('PaymentSucceeded', { kind: 'transfer' });
    await story.resolutionIsProposed();
    await story.resolvedAndClosed('The transfer went through.');
  },
};

export default situation;
