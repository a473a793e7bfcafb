import { type Case, command, type Play, skipSteps } from './play.js';

const rate: Play = async ({ agent }) => {
  const byHand = {
    type: 'withdrawal',
    customerId: 'customer-5151',
    accountId: 'account-90211',
    transactionId: 'wd-9',
    channel: 'hotline',
    description: 'The customer waits.',
  };
  const opened = (await agent.post('/v1/cases', byHand)).body as unknown as Case;
  const done = await skipSteps(agent, opened);
  const resolved = await command(agent, done, 'resolve', { resolution: 'It arrived.' });
  await command(agent, resolved, 'rating', {
    score: 4,
    comment: 'Quick, but I had to call twice.',
  });
};

export default rate;
