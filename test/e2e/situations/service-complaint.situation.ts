import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'service-complaint',
  title: 'the customer waited; an apology and another channel are accepted',
  tell: async (story) => {
    await story.walletReports('ServiceComplaintFiled');
    await story.agent('replies', {
      channel: 'web-chat',
      text: 'We are sorry. From now on you reach us in the app, too.',
      states: ['finding'],
    });
    await story.steps('apologise-and-answer', 'offer-another-channel', 'review-the-waiting-time');
    await story.resolvedAndClosed('Apologised; the waiting time is reviewed.');
  },
};

export default situation;
