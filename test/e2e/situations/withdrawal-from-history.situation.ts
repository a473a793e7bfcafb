import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'withdrawal',
  title: 'the past tells of it; it is stuck again today, and from then on is promised what all are',
  tell: async (story) => {
    await story.walletReports('WithdrawalStuck', {}, { backfill: true });
    await story.agent('notes', { text: 'It came with the history of the old system.' });
    await story.clocksAre({});
    await story.walletReports('WithdrawalFailed');
    await story.clocksAre({
      ...{ 'first-response': 'running', resolution: 'running', 'next-update': 'running' },
    });
  },
};

export default situation;
