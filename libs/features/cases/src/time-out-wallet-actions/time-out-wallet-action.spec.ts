import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, resolved } from '../case/case-history.fixture.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { freezes, frozen, requested, timedOut } from '../wallet-actions/freeze.fixture.js';
import { timeOutWalletAction } from './time-out-wallet-action.js';

const DUE = '2026-03-02T10:15:00.000Z';

const timingOut = (...past: readonly CaseEvent[]) =>
  specify(caseDecider(new Playbooks([freezes])))
    .given(frozen, ...past)
    .when(({ state }) =>
      timeOutWalletAction(state!, { caseId: 'c1', actionId: 'a-1', dueAt: DUE }),
    );

describe('timeOutWalletAction', () => {
  it('times out what nobody has answered', () => {
    timingOut(requested({})).thenEvents(timedOut);
    timingOut(requested({}), resolved, closed).thenEvents(timedOut);
  });

  it('does nothing to what was answered, has timed out, or was never asked', () => {
    const data = { actionId: 'a-1', action: 'UnfreezeAccount' };
    timingOut(requested({}), { type: 'WalletActionConfirmed', data }).thenNothing();
    timingOut(requested({}), timedOut).thenNothing();
    timingOut().thenNothing();
  });

  it('does nothing to what was asked again and is due later', () => {
    const again = requested({ dueAt: '2026-03-02T10:40:00.000Z' });
    timingOut(requested({}), timedOut, again).thenNothing();
  });
});
