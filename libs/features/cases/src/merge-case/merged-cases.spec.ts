import { beforeEach, describe, expect, it } from '@jest/globals';
import { DecisionHandler } from '#platform/event-store';
import { stateAfter, testKeyring } from '#testing';
import { type SeenCase, WalletScenario } from '../attach-signal/wallet-scenario.fixture.js';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { caseDecider } from '../case/case.js';
import { type CaseEvent, caseStream } from '../case/case-events.js';
import { opened, proposedByHand } from '../case/case-history.fixture.js';
import { CaseMerges } from '../customer-register/case-merges.provider.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { UnmergeCase } from '../unmerge-case/unmerge-case.js';
import { UnmergeCaseHandler } from '../unmerge-case/unmerge-case.handler.js';
import { MergeCase } from './merge-case.js';
import { MergeCaseHandler } from './merge-case.handler.js';

let wallet: WalletScenario;
let merges: CaseMerges;
beforeEach(() => {
  wallet = new WalletScenario();
  const { registers, cases, register } = wallet.process;
  merges = new CaseMerges(registers, cases, register, testKeyring);
});

const merge = (one: SeenCase, into: SeenCase) =>
  new MergeCaseHandler(merges).execute(new MergeCase(about(one), into.opening.caseId));
const unmerge = (one: SeenCase, from: SeenCase) =>
  new UnmergeCaseHandler(merges).execute(new UnmergeCase(about(one), from.opening.caseId));

function about({ opening: { caseId } }: SeenCase) {
  return { caseId, cause: wallet.cause() };
}

async function twoOf(type: string, one: object, other: object) {
  await wallet.report('one', type, '10:00', { data: { ...one } });
  await wallet.report('two', type, '10:01', { data: { ...other } });
  const [first, second] = await wallet.seen();
  return [first!, second!] as const;
}

describe('a signal that concerns a case and the one that it was merged into', () => {
  it('is attached once, and to both when the merge is undone', async () => {
    const [one, two] = await twoOf('PasswordResetFailed', {}, { situationId: 's' });
    await merge(one, two);
    await wallet.report('reset', 'PasswordReset', '11:00');
    expect(await wallet.summary()).toEqual(['password-reset: one', 'password-reset: two reset']);
    await unmerge(one, two);
    expect(await wallet.summary()).toEqual([
      'password-reset: one reset',
      'password-reset: two reset',
    ]);
    const [again] = await wallet.seen();
    expect(again?.types.slice(-3)).toContain('ResolutionProposed');
  });

  it('helps a case again whose merge was undone after the other one was closed for good', async () => {
    const [one, two] = await twoOf('PasswordResetFailed', {}, { situationId: 's' });
    await merge(one, two);
    await wallet.close(two, '10:30');
    await wallet.report('too late', 'PasswordReset', '11:00');
    await unmerge(one, two);
    await wallet.report('reset', 'PasswordReset', '11:10');
    expect(await wallet.summary()).toEqual(['password-reset: one reset', 'password-reset: two']);
  });
});

describe('the case that goes on in place of another', () => {
  const [p1, p2] = [{ transactionId: 'tu-1' }, { transactionId: 'tu-2' }];

  it('says whether trouble of the merged one opens the next', async () => {
    const [one, two] = await twoOf('TopUpFailed', p1, p2);
    await merge(one, two);
    await wallet.close(two, '12:00');
    await wallet.report('inside', 'TopUpFailed', '11:00', { data: p1 });
    await wallet.close(two, '12:00');
    await wallet.report('after', 'TopUpFailed', '13:00', { data: p1 });
    expect(await wallet.summary()).toEqual(['top-up: one', 'top-up: two inside', 'top-up: after']);
    const next = (await wallet.seen()).at(-1)!.opening;
    expect(next).toMatchObject({ generation: 2, previousCaseId: one.opening.caseId });
  });

  it('is the one to work on for whoever opens a case by hand', async () => {
    const [one, two] = await twoOf('TopUpFailed', p1, p2);
    await merge(one, two);
    const byHand = { type: 'top-up', customerId: 'customer-4821', ...p1 };
    await expect(wallet.open(byHand)).rejects.toMatchObject({
      code: 'situation-has-case',
      extensions: { caseId: two.opening.caseId },
    });
  });
});

describe('a case that was merged', () => {
  const merged: CaseEvent = { type: 'CaseMerged', data: { into: 'c2' } };
  const unmerged: CaseEvent = { type: 'CaseUnmerged', data: { from: 'c2' } };
  const asked: CaseEvent = {
    type: 'WalletActionRequested',
    data: {
      actionId: 'a',
      action: 'CancelWithdrawal',
      atCustomersWish: false,
      parameters: {},
      dueAt: '2026-03-02T10:00:00Z',
    },
  };
  const answered: CaseEvent = {
    type: 'WalletActionConfirmed',
    data: { actionId: 'a', action: 'CancelWithdrawal' },
  };
  const trouble: CaseEvent = {
    type: 'SignalAttached',
    data: {
      walletEventId: 'w',
      source: 'wallet',
      walletEventType: 'wallet.WithdrawalStuck.v1',
      role: 'opening',
      occurredAt: '2027-03-02T10:00:00.000Z',
      recordedAt: '2027-03-02T10:00:00.000Z',
      payload: {},
    },
  };
  const statusAfter = (...events: readonly CaseEvent[]) =>
    stateAfter(caseDecider(playbooks), [opened, ...events])?.overview.status;

  it('stays so, whatever is still attached to it', () => {
    expect(statusAfter(proposedByHand)).toBe('awaiting-customer');
    expect(statusAfter(proposedByHand, merged, trouble)).toBe('merged');
    expect(statusAfter(proposedByHand, merged, trouble, unmerged)).toBe('open');
  });

  it('waits for nobody again who has answered meanwhile', () => {
    expect(statusAfter(asked, merged, unmerged)).toBe('pending-external');
    expect(statusAfter(asked, merged, answered)).toBe('merged');
    expect(statusAfter(asked, merged, answered, unmerged)).toBe('open');
    expect(statusAfter(merged, unmerged)).toBe('new');
  });

  it('takes no commands, but what has happened elsewhere', async () => {
    const [one, two] = await twoOf('TopUpFailed', { transactionId: 'a' }, { transactionId: 'b' });
    await merge(one, two);
    const decisions = new CaseDecisions(wallet.process.cases);
    await expect(decisions.decide(about(one), () => [answered])).rejects.toMatchObject({
      code: 'case-merged',
    });
    await decisions.record(about(one), () => [answered]);
    const { state } = await new DecisionHandler(wallet.store, caseDecider(playbooks), {
      clock: { now: () => new Date(0) },
    }).load(caseStream(one.opening.caseId));
    expect(state?.overview).toMatchObject({ status: 'merged', revision: 3 });
  });
});
