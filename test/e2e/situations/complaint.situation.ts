import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'complaint',
  title: 'it is acknowledged, investigated and answered; the customer accepts',
  tell: async (story) => {
    await story.walletReports('ComplaintFiled');
    await story.agent('replies', {
      channel: 'in-app-chat',
      text: 'We have your complaint.',
      states: ['acknowledgement'],
    });
    await story.step('acknowledge');
    await story.agentIsRefused('resolve', { resolution: 'Done.' }, 'steps-undone');
    await story.step('investigate');
    await story.agent('replies', {
      channel: 'in-app-chat',
      text: 'The fee was wrong; it is back in your wallet.',
      states: ['finding'],
    });
    await story.step('answer');
    await story.agent('propose-resolution', { resolution: 'The fee is returned.' });
    await story.agent('accept-resolution', {});
    await story.agent('close', {});
    await story.caseShows({ status: 'closed' });
  },
};

export default situation;
