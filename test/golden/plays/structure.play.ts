import { eventually } from '../../processes/eventually.js';
import { type Case, command, type Play } from './play.js';

/** Two cases of a customer are merged and parted, linked, gathered in an incident, and get one note. */
const structure: Play = async ({ agent, supervisor }) => {
  const open = async (transactionId: string) => {
    const byHand = { type: 'withdrawal', customerId: 'customer-7', transactionId };
    return (await agent.post('/v1/cases', byHand)).body as unknown as Case;
  };
  const [one, other] = [await open('wd-71'), await open('wd-72')] as const;
  const merged = await command(agent, one, 'merge', { into: other.caseId });
  const parted = await command(agent, merged, 'unmerge', { from: other.caseId });
  const link = { to: other.caseId, relation: 'same-cause' };
  const linked = await command(agent, parted, 'links', link);
  await command(agent, linked, 'links/remove', link);

  const declared = await supervisor.post('/v1/incidents', {
    title: 'The gateway is down',
    description: 'Withdrawals wait.',
    startedAt: '2026-03-01T08:00:00Z',
  });
  const { incidentId } = declared.body as { readonly incidentId: string };
  const caseIds = [one.caseId, other.caseId];
  const inBulk = async (path: string, body: object, key: string) => {
    const taken = await supervisor.post(path, body, { 'idempotency-key': key });
    await eventually('the bulk command is finished', async () => {
      const { body: bulk } = await supervisor.get(taken.headers.get('location') ?? '');
      return bulk.state === 'finished' ? bulk : undefined;
    });
  };
  await inBulk(`/v1/incidents/${incidentId}/cases`, { caseIds }, 'gather');
  const unlink = { command: 'unlink-from-incident', body: { incidentId } };
  await inBulk('/v1/bulk-commands', { ...unlink, caseIds: [one.caseId] }, 'unlink');
  const [unknown, closing] = ['f'.repeat(32), { command: 'close', body: {} }];
  await inBulk('/v1/bulk-commands', { ...closing, caseIds: [one.caseId, unknown] }, 'close');
};

export default structure;
