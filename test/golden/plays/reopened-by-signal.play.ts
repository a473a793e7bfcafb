import { exampleWalletEvent } from '#contracts';
import { casesOf } from '../../processes/cases.js';
import { eventually } from '../../processes/eventually.js';
import { type Case, command, type Play } from './play.js';

const STUCK = 'wallet.WithdrawalStuck.v1';

/** Of the example's withdrawal, which was completed: resolved, stuck again, closed, and stuck once more. */
const reopenBySignal: Play = async ({ service, agent }) => {
  const found = await eventually('the goal is met', async () => {
    const cases = await casesOf(agent, 'customer-4821');
    return (
      cases as unknown as readonly (Case & { type: string; proposedResolution: unknown })[]
    ).find(({ type, proposedResolution }) => type === 'withdrawal' && proposedResolution !== null);
  });
  const stuckAgain = (id: string, time: string) =>
    service.publish(exampleWalletEvent(STUCK, { id, time }));
  const reached = (status: string) =>
    eventually(`the case is ${status}`, async () => {
      const { body } = await agent.get(`/v1/cases/${found.caseId}`);
      return body.status === status ? (body as unknown as Case) : undefined;
    });
  await command(agent, found, 'resolve', { resolution: 'It arrived.' });
  await stuckAgain('again', '2026-03-02T08:00:00Z');
  let reopened = await reached('open');
  for (const { stepId, state, required } of reopened.steps) {
    if (!required || state !== 'available') continue;
    reopened = await command(agent, reopened, `steps/${stepId}/skip`, { reason: 'It arrived.' });
  }
  const resolved = await command(agent, reopened, 'resolve', { resolution: 'It arrived now.' });
  await command(agent, resolved, 'close', {});
  await stuckAgain('once-more', '2026-03-03T08:00:00Z');
  await eventually('the next generation is there', async () => {
    const cases = await casesOf(agent, 'customer-4821');
    return cases.some((one) => (one as CaseSeenAgain).previousCaseId === found.caseId) || undefined;
  });
};

export default reopenBySignal;

type CaseSeenAgain = Awaited<ReturnType<typeof casesOf>>[number] & { previousCaseId?: string };
