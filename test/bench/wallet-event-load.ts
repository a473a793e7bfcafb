import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningCaseline } from './running-caseline.js';

const ACCOUNTS = 200;
const BATCH = 250;
const PUBLISHERS = 4;

/** Publishes so many wallet events in batches over HTTP: half open a case, half meet its goal. */
export async function untilOnTimelines(caseline: RunningCaseline, count: number): Promise<void> {
  const expected = (await caseline.signalsShown()) + count;
  const batches = batchesOf(walletEventsOf(randomUUID(), count));
  const publisher = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const { status } = await caseline.service.post('/v1/wallet-events', batch, {
        'content-type': 'application/cloudevents-batch+json',
      });
      if (status !== 202) throw new Error(`A batch of wallet events was answered with ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: PUBLISHERS }, publisher));
  // To count them reads all timelines: more often, and it would slow what is measured.
  while ((await caseline.signalsShown()) < expected) await sleep(500);
}

/** A withdrawal gets stuck, and is completed a hundred accounts later. */
function walletEventsOf(run: string, count: number): object[] {
  return Array.from({ length: count }, (_, index) => {
    const [round, within] = [Math.floor(index / ACCOUNTS), index % ACCOUNTS];
    const isStuck = within < ACCOUNTS / 2;
    const account = (within % (ACCOUNTS / 2)) + (round % 2) * (ACCOUNTS / 2);
    return {
      specversion: '1.0',
      type: isStuck ? 'wallet.WithdrawalStuck.v1' : 'wallet.WithdrawalCompleted.v1',
      source: 'urn:wallet:withdrawals',
      id: `${run}-${index}`,
      subject: `acct-${account}`,
      time: new Date().toISOString(),
      data: {
        customerId: `cust-${account}`,
        accountId: `acct-${account}`,
        transactionId: `wd-${run}-${round}-${account}`,
        amount: '250.00',
        currency: 'CNY',
        ...(isStuck && { reasonCode: 'BANK_TIMEOUT' }),
      },
    };
  });
}

function batchesOf(events: object[]): object[][] {
  const batches: object[][] = [];
  while (events.length > 0) batches.push(events.splice(0, BATCH));
  return batches;
}
