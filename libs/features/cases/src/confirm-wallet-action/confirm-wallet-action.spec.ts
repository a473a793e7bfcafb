import { describe, expect, it } from '@jest/globals';
import { specify, stateAfter } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, reopened, resolved } from '../case/case-history.fixture.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { dropped, freezes, frozen, requested, timedOut } from '../wallet-actions/freeze.fixture.js';
import { confirmWalletAction } from './confirm-wallet-action.js';

const NOW = '2026-03-02T11:00:00.000Z';
const decider = caseDecider(new Playbooks([freezes]));

const confirming = (past: readonly CaseEvent[], reference?: string) =>
  specify(decider)
    .given(frozen, ...past)
    .when(
      ({ state }, now) => confirmWalletAction(state!, { actionId: 'a-1', reference }, now),
      NOW,
    );

const trace = requested({ action: 'TracePayment' });
const confirmed: CaseEvent = {
  type: 'WalletActionConfirmed',
  data: { actionId: 'a-1', action: 'TracePayment', reference: 'r-1' },
};
const rejected: CaseEvent = {
  type: 'WalletActionRejected',
  data: { actionId: 'a-1', action: 'TracePayment', reasonCode: 'NO' },
};

describe('confirmWalletAction', () => {
  it('records the answer with the wallet’s own name of it', () => {
    confirming([trace], 'r-1').thenEvents(confirmed);
  });

  it('takes the same answer again as the same, and no other one', () => {
    confirming([trace, confirmed], 'r-1').thenNothing();
    confirming([trace, confirmed], 'r-2').thenRefused('wallet-action-answered', {
      state: 'confirmed',
    });
    confirming([trace, confirmed]).thenRefused('wallet-action-answered');
    confirming([trace, rejected], 'r-1').thenRefused('wallet-action-answered', {
      state: 'rejected',
    });
  });

  it('knows nothing of what was not asked', () => {
    confirming([]).thenRefused('wallet-action-not-found');
  });

  it('heals one that has timed out', () => {
    const late = { ...timedOut, data: { ...timedOut.data, action: 'TracePayment' } } as CaseEvent;
    confirming([trace, late]).thenEvents({
      type: 'WalletActionConfirmed',
      data: { actionId: 'a-1', action: 'TracePayment', late: true },
    });
  });

  it('meets the goal where it counts as a part of it', () => {
    confirming([requested({})]).thenEvents(
      { type: 'WalletActionConfirmed', data: { actionId: 'a-1', action: 'UnfreezeAccount' } },
      dropped('review'),
      dropped('reset-the-password'),
      {
        type: 'ResolutionProposed',
        data: { by: 'goal', goal: ['wallet.AccountUnfrozen.v1'], goalMetAt: NOW },
      },
    );
  });

  it('is recorded of a case that is over, and changes nothing else of it', () => {
    for (const over of [[resolved], [resolved, closed]]) {
      confirming([requested({}), ...over]).thenTypes('WalletActionConfirmed');
      const before = stateAfter(decider, [frozen, requested({}), ...over])!.overview;
      const events = confirming([requested({}), ...over]).events();
      const after = stateAfter(decider, [frozen, requested({}), ...over, ...events])!.overview;
      expect([after.status, after.resolution]).toEqual([before.status, before.resolution]);
      expect(after.walletActions).toMatchObject([{ state: 'confirmed' }]);
    }
  });
});

describe('a case that waits for the wallet', () => {
  const statusAfter = (...events: readonly CaseEvent[]) =>
    stateAfter(decider, [frozen, ...events])!.overview.status;
  const other = requested({ actionId: 'a-2', action: 'SendPasswordReset' });

  it.each<[string, CaseEvent]>([
    ['confirmed', confirmed],
    ['rejected', rejected],
    ['timed out', timedOut],
  ])('is pending until the last action is %s', (_, answer) => {
    expect(statusAfter(trace)).toBe('pending-external');
    expect(statusAfter(trace, answer)).toBe('open');
    expect(statusAfter(trace, other, answer)).toBe('pending-external');
  });

  it('is pending again when what has timed out is asked again, which is one action still', () => {
    const { overview } = stateAfter(decider, [frozen, trace, timedOut, trace])!;
    expect(overview.status).toBe('pending-external');
    expect(overview.walletActions).toMatchObject([{ actionId: 'a-1', state: 'requested' }]);
  });

  it('stays as it is when an answer comes late', () => {
    expect(statusAfter(trace, timedOut, confirmed)).toBe('open');
    expect(statusAfter(trace, timedOut, resolved, confirmed)).toBe('resolved');
    expect(statusAfter(trace, resolved, reopened, confirmed)).toBe('open');
  });
});
