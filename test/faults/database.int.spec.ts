import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type Answer, type Api } from '../processes/api.js';
import { caselineForEachTest } from '../processes/caseline-for-each-test.js';
import { expectOneSignalEach } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { becomesReady } from '../processes/readiness.js';
import { apiAs } from '../processes/tokens.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

const numbers = Array.from({ length: 300 }, (_, index) => index);

describe('kill -9 of the database', () => {
  const current = caselineForEachTest();

  async function killDatabase(): Promise<void> {
    const pid = await readFile(
      path.join(current.caseline.home, 'postgres/data/postmaster.pid'),
      'utf8',
    );
    process.kill(Number(pid.split('\n')[0]), 'SIGKILL');
  }

  it('in the middle of publishing: everything is answered in the end, and nothing is there twice', async () => {
    const service = await apiAs('service', current.caseline);
    const refusals: Answer[] = [];
    const publishing = tenAtATime(numbers, async (number) => {
      await eventually(`event ${number} is accepted`, async () => {
        const answer = await service.publish(withdrawalStuck(number));
        if (answer.status === 202) return answer;
        refusals.push(answer);
        await wait(Number(answer.headers.get('retry-after')) * 1_000);
        return undefined;
      });
    });
    await wait(200);
    await killDatabase();
    await publishing;
    // Whoever was sent away was told that it was not his fault and when to come again.
    expect(refusals.every(({ status }) => status === 503)).toBe(true);
    expect(refusals.every(({ headers }) => headers.has('retry-after'))).toBe(true);
    await expectOneSignalEach(await apiAs('agent', current.caseline), numbers);
    await becomesReady(current.caseline);
  });

  it('together with Caseline: what was acknowledged had been on disk', async () => {
    const acknowledged: number[] = [];
    const publishing = publishUntilDown(await apiAs('service', current.caseline), acknowledged);
    while (acknowledged.length < 100) await wait(1);
    await Promise.all([killDatabase(), current.caseline.killHard()]);
    await publishing;
    expect(acknowledged.length).toBeLessThan(numbers.length);
    await current.startAgain();
    await expectOneSignalEach(await apiAs('agent', current.caseline), acknowledged);
  });
});

async function publishUntilDown(service: Api, acknowledged: number[]): Promise<void> {
  await tenAtATime(numbers, async (number) => {
    const answer = await service.publish(withdrawalStuck(number)).catch(() => undefined);
    if (answer?.status === 202) acknowledged.push(number);
  });
}

async function tenAtATime(
  items: readonly number[],
  task: (item: number) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const connection = async () => {
    for (const item of left) await task(item);
  };
  await Promise.all(Array.from({ length: 10 }, connection));
}
