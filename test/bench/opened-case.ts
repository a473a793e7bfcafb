import { randomUUID } from 'node:crypto';
import { eventually } from '../processes/eventually.js';
import { withdrawalStuck } from '../processes/wallet-events.js';
import { type RunningCaseline } from './running-caseline.js';

/** A case that a wallet event has opened: its id, and the number by which `withdrawalStuck` makes more for it. */
export async function openedCase({ service, agent }: RunningCaseline) {
  const number = randomUUID();
  const { status } = await service.publish(withdrawalStuck(number));
  if (status !== 202) throw new Error(`A wallet event was answered with ${status}.`);
  const caseId = await eventually('the case is listed', async () => {
    const { body } = await agent.get(`/v1/cases?customerId=cust-${number}`);
    return (body as { data: readonly { caseId: string }[] }).data[0]?.caseId;
  });
  return { number, caseId };
}
