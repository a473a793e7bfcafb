import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, resolved } from '../case/case-history.fixture.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { freezes, frozen, requested, timedOut } from '../wallet-actions/freeze.fixture.js';
import { rejectWalletAction } from './reject-wallet-action.js';

const rejecting = (past: readonly CaseEvent[], reasonCode = 'ON_HOLD', text?: string) =>
  specify(caseDecider(new Playbooks([freezes])))
    .given(frozen, ...past)
    .when(({ state }) => rejectWalletAction(state!, { actionId: 'a-1', reasonCode, text }));

const rejected: CaseEvent = {
  type: 'WalletActionRejected',
  data: { actionId: 'a-1', action: 'UnfreezeAccount', reasonCode: 'ON_HOLD', text: 'By court.' },
};

describe('rejectWalletAction', () => {
  it('records why', () => {
    rejecting([requested({})], 'ON_HOLD', 'By court.').thenEvents(rejected);
    rejecting([requested({}), resolved, closed], 'ON_HOLD', 'By court.').thenEvents(rejected);
  });

  it('counts after the time was up, too', () => {
    rejecting([requested({}), timedOut]).thenEvents({
      type: 'WalletActionRejected',
      data: { actionId: 'a-1', action: 'UnfreezeAccount', reasonCode: 'ON_HOLD', late: true },
    });
  });

  it('is the same answer with the same code, whatever the text', () => {
    rejecting([requested({}), rejected], 'ON_HOLD', 'By the court.').thenNothing();
    rejecting([requested({}), rejected], 'OTHER').thenRefused('wallet-action-answered');
  });

  it('takes no confirmation back', () => {
    const confirmed: CaseEvent = {
      type: 'WalletActionConfirmed',
      data: { actionId: 'a-1', action: 'UnfreezeAccount' },
    };
    rejecting([requested({}), confirmed]).thenRefused('wallet-action-answered', {
      state: 'confirmed',
    });
    rejecting([]).thenRefused('wallet-action-not-found');
  });
});
