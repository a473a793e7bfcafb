import { exampleWalletEvent } from '#contracts';
import { type Api } from '../../processes/api.js';
import { casesOf } from '../../processes/cases.js';
import { type Case, command, type Play } from './play.js';

interface Asked extends Case {
  readonly walletActions: readonly { readonly actionId: string }[];
  readonly decisions: readonly { readonly decisionId: string }[];
}

/** Once it has come to the service's feed. */
async function answer(service: Api, actionId: string, how: string, body: object): Promise<void> {
  const path = `/v1/wallet-actions/${actionId}/${how}`;
  const { status } = await service.post(path, body);
  if (status !== 200) throw new Error(`${how}: ${status}`);
}

/** An account is frozen: asked, timed out, asked again; decided by two; unfrozen late, and rejected late. */
const freezeAndUnfreeze: Play = async ({ service, agent, supervisor, timeIsUp }) => {
  const customerId = 'customer-6001';
  const data = { customerId, accountId: 'account-6001', transactionId: 'tr-6001' };
  const subject = data.accountId;
  const detected = 'wallet.SuspiciousActivityDetected.v1';
  await service.publish(exampleWalletEvent(detected, { id: 'detected', subject, data }));
  const [found] = await casesOf(agent, customerId);
  let now = found as unknown as Asked;
  const act = async (by: Api, name: string, body: object) => {
    now = (await command(by, now, name, body)) as Asked;
  };
  const ask = async (body: object) => {
    await act(agent, 'wallet-actions', { atCustomersWish: false, ...body });
    return now.walletActions.at(-1)!.actionId;
  };
  const again = async () => {
    const { body } = await agent.post(`/v1/cases/${now.caseId}/notes`, { text: 'Looked.' });
    now = body as unknown as Asked;
  };
  const propose = async (decision: string) => {
    await act(agent, 'decisions', { decision, reason: 'Reviewed.' });
    return now.decisions.at(-1)!.decisionId;
  };

  const frozen = await ask({ action: 'FreezeAccount', parameters: { scope: 'outgoing' } });
  await timeIsUp(frozen);
  await answer(service, frozen, 'confirm', { reference: 'f-1' });
  await again();
  const twice = await ask({ action: 'FreezeAccount' });
  await timeIsUp(twice);
  await answer(service, twice, 'reject', { reasonCode: 'FROZEN_ALREADY', text: 'By the branch.' });
  await again();
  const upheld = await propose('uphold-freeze');
  await act(supervisor, `decisions/${upheld}/refuse`, { reason: 'The payee is known.' });
  const freed = await propose('unfreeze');
  await act(supervisor, `decisions/${freed}/approve`, { note: 'I called, too.' });
  await ask({ action: 'UnfreezeAccount', stepId: 'decide' });
};

export default freezeAndUnfreeze;
