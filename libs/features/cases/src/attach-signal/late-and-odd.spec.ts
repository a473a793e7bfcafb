import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WalletScenario } from './wallet-scenario.fixture.js';

let wallet: WalletScenario;
beforeEach(() => {
  wallet = new WalletScenario();
});

const payment = (transactionId: string, more = {}) => ({ data: { transactionId, ...more } });

describe('late and odd input', () => {
  it('a recovery before its failure heals the case as soon as that opens', async () => {
    await wallet.report('done', 'PaymentSucceeded', '10:05', payment('p1'));
    await wallet.report('failed', 'PaymentFailed', '10:00', {
      ...payment('p1'),
      recorded: '11:00',
    });
    const [seen] = await wallet.seen();
    expect(seen?.signals).toEqual(['failed', 'done']);
    expect(seen?.types.at(-1)).toBe('ResolutionProposed');
  });

  it('the same content under another id is one more signal of the case', async () => {
    await wallet.report('one', 'WithdrawalStuck', '10:00', payment('wd-1'));
    await wallet.report('same', 'WithdrawalStuck', '10:00', payment('wd-1'));
    expect(await wallet.summary()).toEqual(['withdrawal: one same']);
  });

  it('one transaction that two services report is one case', async () => {
    await wallet.report('one', 'WithdrawalStuck', '10:00', payment('wd-1'));
    await wallet.report('other', 'WithdrawalFailed', '10:00', {
      ...payment('wd-1'),
      source: '/wallet/ledger',
    });
    expect(await wallet.summary()).toEqual(['withdrawal: one other']);
  });

  it('a complaint that is filed again under another id is another case, unless it says otherwise', async () => {
    await wallet.report('one', 'ComplaintFiled', '10:00');
    await wallet.report('same', 'ComplaintFiled', '10:00');
    expect(await wallet.summary()).toEqual(['complaint: one', 'complaint: same']);
  });

  it('news of the goal of a closed transaction belongs to its case, and moves it no more', async () => {
    await wallet.report('stuck', 'WithdrawalStuck', '10:00', payment('wd-1'));
    await wallet.close((await wallet.seen())[0]!, '10:30');
    await wallet.report('done', 'WithdrawalCompleted', '11:00', payment('wd-1'));
    const [seen, ...others] = await wallet.seen();
    expect(others).toEqual([]);
    expect(seen?.types.slice(-2)).toEqual(['CaseClosed', 'SignalAttached']);
    await wallet.report('again', 'WithdrawalStuck', '12:00', payment('wd-1'));
    const [, next] = await wallet.seen();
    expect(next?.opening).toMatchObject({ generation: 2, previousCaseId: seen?.opening.caseId });
  });

  it('clocks of services that differ by hours change the order of nothing that is recorded', async () => {
    await wallet.report('failed', 'TopUpFailed', '10:00', payment('t1'));
    await wallet.report('slow clock', 'TopUpCredited', '07:00', {
      ...payment('t1'),
      recorded: '10:10',
    });
    const [seen] = await wallet.seen();
    // By its own clock the success was before the failure: it is shown, and an agent decides.
    expect(seen?.types).toEqual(['CaseOpened', 'SignalAttached', 'SignalAttached']);
    await wallet.report('fast clock', 'TopUpCredited', '15:00', {
      ...payment('t1'),
      recorded: '10:20',
    });
    expect((await wallet.seen())[0]?.types.at(-1)).toBe('ResolutionProposed');
    expect(await wallet.summary()).toEqual(['top-up: failed slow clock fast clock']);
  });

  it('5,000 failures of different accounts in a minute are 5,000 cases', async () => {
    await manyAtOnce(5_000, (n) => {
      const data = { transactionId: `t${n}`, customerId: `c${n}`, accountId: `a${n}` };
      return wallet.report(`t${n}`, 'TopUpFailed', `2026-03-01T10:00:${seconds(n)}Z`, { data });
    });
    const seen = await wallet.seen();
    expect(seen).toHaveLength(5_000);
    expect(new Set(seen.map(({ opening }) => opening.caseId)).size).toBe(5_000);
    expect(seen.every(({ signals }) => signals.length === 1)).toBe(true);
  }, 300_000);

  it.each([
    ['PaymentFailed', {}, 1],
    ['PaymentFailed', { reasonCode: 'INSUFFICIENT_BALANCE' }, 1],
    ['AccountLocked', {}, 1],
    ['TopUpFailed', {}, 5_000],
  ])(
    '5,000 times %s %j of one account in a minute is that often a case: %i',
    async (type, more, cases) => {
      await manyAtOnce(5_000, (n) => {
        const { data } = payment(`t${n}`, more);
        return wallet.report(`t${n}`, type, `2026-03-01T10:00:${seconds(n)}Z`, { data });
      });
      const seen = await wallet.seen();
      expect(seen).toHaveLength(cases);
      const attached = seen.flatMap(({ signals }) => signals);
      expect(attached).toHaveLength(5_000);
      expect(new Set(attached).size).toBe(5_000);
    },
    300_000,
  );

  it('a year of history comes to cases of history, whatever the order in which it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...year], { minLength: year.length }),
        async (order) => {
          const loaded = new WalletScenario();
          for (const { name, type, time, data } of order) {
            await loaded.report(name, type, time, {
              data,
              backfill: true,
              recorded: '2026-03-19T00:00:00Z',
            });
          }
          const seen = await loaded.seen();
          const withdrawals = seen.filter(({ caseType }) => caseType === 'withdrawal');
          expect(withdrawals).toHaveLength(52);
          expect(withdrawals.every(({ signals }) => signals.length === 2)).toBe(true);
          expect(withdrawals.every(({ types }) => types.includes('ResolutionProposed'))).toBe(true);
          expect(seen.filter(({ caseType }) => caseType === 'account-locked')).toHaveLength(1);
          expect(seen.filter(({ caseType }) => caseType === 'complaint')).toHaveLength(52);
          expect(seen.every(({ opening }) => opening.backfill)).toBe(true);
        },
      ),
      { numRuns: 5 },
    );
  }, 300_000);
});

async function manyAtOnce(times: number, report: (n: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < times; from += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, index) => report(from + index)));
  }
}

function seconds(n: number): string {
  return (n * 0.012).toFixed(3).padStart(6, '0');
}

/** In each week a withdrawal that gets stuck and arrives, a lock that ends, and a complaint. */
const year = Array.from({ length: 52 }, (_, week) => {
  const day = (after: number) => new Date(Date.UTC(2025, 2, 1 + week * 7 + after)).toISOString();
  const data = { transactionId: `wd-${week}` };
  return [
    { name: `stuck-${week}`, type: 'WithdrawalStuck', time: day(0), data },
    { name: `done-${week}`, type: 'WithdrawalCompleted', time: day(1), data },
    { name: `lock-${week}`, type: 'AccountLocked', time: day(2), data: {} },
    { name: `unlock-${week}`, type: 'AccountUnlocked', time: day(3), data: {} },
    { name: `complaint-${week}`, type: 'ComplaintFiled', time: day(4), data: {} },
  ];
}).flat();
