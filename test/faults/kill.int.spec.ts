import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type Api } from '../processes/api.js';
import { caselineForEachTest } from '../processes/caseline-for-each-test.js';
import { casesOf, expectOneSignalEach } from '../processes/cases.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

describe('kill -9', () => {
  const current = caselineForEachTest();

  it('loses no acknowledged event, and repeats of the others make nothing twice', async () => {
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    const acknowledged = new Set<number>();
    const publishing = publishAll(await apiAs('service', current.caseline), numbers, acknowledged);
    while (acknowledged.size < 100) await wait(1);
    await current.caseline.killHard();
    await publishing;
    expect(acknowledged.size).toBeLessThan(numbers.length);
    const before = [...acknowledged];

    await current.startAgain();
    const agent = await apiAs('agent', current.caseline);
    await expectOneSignalEach(agent, before);
    // A service repeats what it got no answer to, and what it is not sure about.
    await publishAll(await apiAs('service', current.caseline), numbers, acknowledged);
    expect(acknowledged.size).toBe(numbers.length);
    await expectOneSignalEach(agent, numbers);
  });

  it('gives a repeated command the same answer as before', async () => {
    await (await apiAs('service', current.caseline)).publish(withdrawalStuck(1));
    let agent = await apiAs('agent', current.caseline);
    const [found] = await casesOf(agent, 'cust-1');
    const { caseId, revision } = found!;
    const assign = () =>
      agent.post(
        `/v1/cases/${caseId}/assign`,
        { assignee: 'agent-mei' },
        { 'if-match': `"${revision}"`, 'idempotency-key': 'assign-1' },
      );
    const first = await assign();
    expect(first.status).toBe(200);
    await agent.post(`/v1/cases/${caseId}/notes`, { text: 'Something else in between.' });
    await current.caseline.killHard();
    await current.startAgain();
    agent = await apiAs('agent', current.caseline);
    const again = await assign();
    expect([again.status, again.headers.get('etag'), again.body]).toEqual([
      200,
      first.headers.get('etag'),
      first.body,
    ]);
  });
});

/** Ten at a time; what gets no answer stays out of `acknowledged`. */
async function publishAll(
  service: Api,
  numbers: readonly number[],
  acknowledged: Set<number>,
): Promise<void> {
  const left = numbers.values();
  const connection = async () => {
    for (const number of left) {
      const answer = await service.publish(withdrawalStuck(number)).catch(() => undefined);
      if (answer?.status === 202) acknowledged.add(number);
    }
  };
  await Promise.all(Array.from({ length: 10 }, connection));
}
