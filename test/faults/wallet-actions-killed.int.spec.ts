import { describe, expect, it } from '@jest/globals';
import { type Api } from '../processes/api.js';
import { caselineForEachTest } from '../processes/caseline-for-each-test.js';
import { casesOf, timelineOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

const CASES = 20;
const numbers = Array.from({ length: CASES }, (_, index) => index);

interface Asked {
  readonly actionId: string;
}

describe('kill -9 among the answers of the wallet', () => {
  const current = caselineForEachTest();

  it('loses no request and no answer that was acknowledged, and repeats make nothing twice', async () => {
    await askForEach();
    const asked = await inFeed();
    const acknowledged = new Set<string>();
    const answering = confirmAll(await apiAs('service', current.caseline), asked, acknowledged);
    await eventually('some are answered', () =>
      Promise.resolve(acknowledged.size >= 5 || undefined),
    );
    await current.caseline.killHard();
    await answering;
    expect(acknowledged.size).toBeLessThan(CASES);

    await current.startAgain();
    await eventually('the feed has all that was not acknowledged, and nothing else', async () => {
      const left = await feed();
      const unknown = asked.filter(({ actionId }) => !acknowledged.has(actionId));
      const isThere = left.every(({ actionId }) =>
        unknown.some((one) => one.actionId === actionId),
      );
      return isThere || undefined;
    });
    await confirmAll(await apiAs('service', current.caseline), asked, acknowledged);
    expect(acknowledged.size).toBe(CASES);
    for (const types of await typesOfEach()) {
      expect(types).toEqual([
        'CaseOpened',
        'SignalAttached',
        'CaseRouted',
        'WalletActionRequested',
        'WalletActionConfirmed',
        'StepCompleted',
      ]);
    }
  });

  async function askForEach(): Promise<void> {
    const service = await apiAs('service', current.caseline);
    const agent = await apiAs('agent', current.caseline);
    for (const number of numbers) {
      await service.publish(withdrawalStuck(number));
      const [found] = await casesOf(agent, `cust-${number}`);
      const answer = await agent.post(
        `/v1/cases/${found!.caseId}/wallet-actions`,
        { action: 'ReinitiateWithdrawal', atCustomersWish: false },
        { 'if-match': `"${found!.revision}"` },
      );
      expect(answer.status).toBe(200);
    }
  }

  async function feed(): Promise<readonly Asked[]> {
    const service = await apiAs('service', current.caseline);
    const { body } = await service.get('/v1/wallet-actions?limit=100');
    return body.data as readonly Asked[];
  }

  function inFeed(): Promise<readonly Asked[]> {
    return eventually('all are in the feed', async () => {
      const found = await feed();
      return found.length === CASES ? found : undefined;
    });
  }

  async function typesOfEach(): Promise<readonly (readonly string[])[]> {
    const agent = await apiAs('agent', current.caseline);
    const types: string[][] = [];
    for (const number of numbers) {
      const [found] = await casesOf(agent, `cust-${number}`);
      const entries = await timelineOf(agent, { ...found!, revision: 3 });
      types.push(entries.map(({ type }) => type));
    }
    return types;
  }
});

/** Two at a time; what gets no answer stays out of `acknowledged`. */
async function confirmAll(
  service: Api,
  asked: readonly Asked[],
  acknowledged: Set<string>,
): Promise<void> {
  const left = asked.values();
  const connection = async () => {
    for (const { actionId } of left) {
      const path = `/v1/wallet-actions/${actionId}/confirm`;
      const answer = await service.post(path, { reference: actionId }).catch(() => undefined);
      if (answer?.status === 200) acknowledged.add(actionId);
    }
  };
  await Promise.all([connection(), connection()]);
}
