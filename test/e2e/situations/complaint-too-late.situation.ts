import { type Situation } from './story.js';

const DAY_MS = 86_400_000;

const situation: Situation = {
  caseType: 'complaint',
  title: 'it was filed two days ago and nobody has answered: it is escalated by rule',
  tell: async (story) => {
    const time = new Date(Date.now() - 2 * DAY_MS).toISOString();
    await story.walletReports('ComplaintFiled', {}, { time });
    await story.clockTells('SlaBreached', { clock: 'resolution' });
    await story.caseShows({ escalationLevel: 1, priority: 'high', queue: 'escalations' });
    await story.agent('replies', {
      channel: 'in-app-chat',
      text: 'We are sorry that you had to wait. The fee is back in your wallet.',
      states: ['finding'],
    });
    await story.steps('acknowledge', 'investigate', 'answer');
    await story.agent('propose-resolution', { resolution: 'The fee is returned.' });
    await story.agent('accept-resolution', {});
    await story.agent('close', {});
    await story.caseShows({ status: 'closed', escalationLevel: 1 });
  },
};

export default situation;
