import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'feedback',
  title: 'a remark about the fees is tagged',
  tell: async (story) => {
    await story.walletReports('FeedbackSubmitted');
    await story.agent('tags', { add: ['fees'] });
    await story.step('tag-the-pain-point');
    await story.resolvedAndClosed('Tagged.');
  },
};

export default situation;
