import { type Situation } from './story.js';

const situation: Situation = {
  caseType: 'inquiry',
  title: 'a customer asks an agent, who answers',
  tell: async (story) => {
    await story.agentOpens({ channel: 'hotline', description: 'What does a transfer cost?' });
    await story.agent('replies', { channel: 'hotline', text: 'Nothing.', states: ['finding'] });
    await story.step('answer');
    await story.resolvedAndClosed('Answered.');
  },
};

export default situation;
