import { eventually } from '../../processes/eventually.js';
import { type Case, command, type Play, skipSteps } from './play.js';

const workByHand: Play = async ({ agent }) => {
  const byHand = {
    type: 'withdrawal',
    customerId: 'customer-5150',
    accountId: 'account-90210',
    transactionId: 'wd-7',
    channel: 'hotline',
    description: 'The customer waits.',
    occurredAt: '2026-02-28T10:00:00Z',
  };
  let opened = (await agent.post('/v1/cases', byHand)).body as unknown as Case;
  opened = await skipSteps(agent, opened);
  const steps: readonly (readonly [string, object])[] = [
    ['assign', { assignee: 'agent-mei' }],
    ['assign', { assignee: 'agent-kim' }],
    ['notes', { text: 'The bank is slow.' }],
    [
      'contacts',
      {
        ...{ channel: 'hotline', direction: 'inbound', outcome: 'reached', note: 'Angry.' },
        states: ['acknowledgement'],
      },
    ],
    ['replies', { channel: 'email', text: 'It arrives tomorrow.', states: ['next-step'] }],
    ['resolve', { resolution: 'It arrived.' }],
    ['reopen', { reason: 'It did not.' }],
    ['resolve', { resolution: 'It did.' }],
    ['close', { reason: 'The customer is content.' }],
  ];
  for (const [name, body] of steps) opened = await command(agent, opened, name, body);
  await eventually('the case is closed for good', async () => {
    const again = await agent.post('/v1/cases', byHand);
    return again.status === 200 ? again : undefined;
  });
};

export default workByHand;
