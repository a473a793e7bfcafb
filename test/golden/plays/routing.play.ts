import { type Api } from '../../processes/api.js';
import { eventually } from '../../processes/eventually.js';
import { agentAtWork } from '../../processes/agents-at-work.js';
import { type Case, command, type Play, skipSteps } from './play.js';

/** Cases that are claimed, given back, routed elsewhere, escalated and handed over. */
const route: Play = async ({ agent, supervisor }) => {
  await agentAtWork(supervisor, 'agent-1');
  await agentAtWork(supervisor, 'agent-kim');
  const routed = await opened(agent, 'routed');
  const complaint = { queue: 'complaints', reason: 'It is about us.' };
  let one = await command(supervisor, routed, 'route', complaint);
  one = await command(agent, one, 'escalate', { reason: 'The customer is not content.' });
  await command(supervisor, one, 'de-escalate', { reason: 'The customer is content.' });
  const claimed = await eventually('there is a case to claim', async () => {
    const { body } = await agent.post('/v1/claims', {});
    return (body as { case: Case | null }).case ?? undefined;
  });
  await command(agent, claimed, 'unassign', { note: 'In Cantonese, please.' });
  const assigned = await opened(agent, 'assigned');
  await command(agent, assigned, 'assign', { assignee: 'agent-1' });
  await eventually('the read side knows whose it is', async () => {
    const to = { to: 'agent-kim' };
    const { body } = await supervisor.post('/v1/agents/agent-1/hand-over', to);
    return (body as { caseIds: string[] }).caseIds.includes(assigned.caseId) || undefined;
  });
  await reopenedTwice(agent, await opened(agent, 'again'));
};

async function reopenedTwice(agent: Api, found: Case): Promise<void> {
  let current = await skipSteps(agent, found);
  for (const reason of ['It is not there.', 'Still not there.']) {
    current = await command(agent, current, 'resolve', { resolution: 'It is there.' });
    current = await command(agent, current, 'reopen', { reason });
  }
}

async function opened(agent: Api, transactionId: string): Promise<Case> {
  const byHand = { type: 'withdrawal', customerId: 'customer-7', transactionId };
  return (await agent.post('/v1/cases', byHand)).body as unknown as Case;
}

export default route;
