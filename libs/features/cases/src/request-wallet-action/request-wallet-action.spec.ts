import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { type Case, caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, resolved } from '../case/case-history.fixture.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { type WalletActionWish, requestWalletAction } from './request-wallet-action.js';
import {
  approved,
  frozen,
  freezes,
  proposed,
  requested,
} from '../wallet-actions/freeze.fixture.js';

const NOW = '2026-03-02T10:00:00.000Z';
const DUE = '2026-03-02T10:15:00.000Z';
const NEW = 'a-new';

function requesting(past: readonly CaseEvent[], wish: WalletActionWish, isIdentified = true) {
  return specify(caseDecider(new Playbooks([freezes])))
    .given(frozen, ...past)
    .when(
      ({ state }, now) =>
        requestWalletAction(isIdentified ? identified(state!) : state!, wish, NEW, now),
      NOW,
    );
}

function identified(current: Case): Case {
  const { identity } = current.overview;
  const verified = { ...identity, state: 'verified', methods: ['security-questions'] } as const;
  return { ...current, overview: { ...current.overview, identity: verified } };
}

const answered = (type: 'WalletActionConfirmed' | 'WalletActionTimedOut'): CaseEvent =>
  type === 'WalletActionConfirmed'
    ? { type, data: { actionId: 'a-1', action: 'UnfreezeAccount' } }
    : { type, data: { actionId: 'a-1', action: 'UnfreezeAccount', dueAt: DUE } };

const unfreeze = { action: 'UnfreezeAccount' };

describe('requestWalletAction', () => {
  it('asks for what the case is about, until the time of its rule is up', () => {
    requesting([], { action: 'SendPasswordReset', parameters: { by: 'sms' } }).thenEvents({
      type: 'WalletActionRequested',
      data: {
        actionId: NEW,
        action: 'SendPasswordReset',
        stepId: 'reset-the-password',
        atCustomersWish: true,
        customerId: 'cust-1',
        accountId: 'acct-1',
        money: { amount: '250.00', currency: 'CNY' },
        parameters: { by: 'sms' },
        dueAt: DUE,
      },
    });
  });

  it('refuses what the playbook does not have, and says what it has', () => {
    requesting([], { action: 'CreditTopUp' }).thenRefused('wallet-action-unknown', {
      rule:
        'A case asks the wallet only for what its playbook has; suspicious-activity cases ask for: ' +
        'FreezeAccount, UnfreezeAccount, SendPasswordReset, TracePayment.',
    });
  });

  it.each(['SendPasswordReset'])('refuses %s at the wish of nobody knows whom', (action) => {
    requesting([], { action }, false).thenRefused('identity-not-verified', {
      remedy: 'Record the contact, then verify the person’s identity.',
    });
    requesting([], { action, atCustomersWish: true }, false).thenRefused('identity-not-verified');
  });

  it('needs no identity where nobody wished it', () => {
    requesting([], { action: 'SendPasswordReset', atCustomersWish: false }, false).thenTypes(
      'WalletActionRequested',
    );
  });

  it.each(['TracePayment', 'FreezeAccount'])(
    'needs no identity for %s: it is safe, or identity may follow',
    (action) => {
      requesting([], { action, atCustomersWish: true }, false).thenTypes('WalletActionRequested');
    },
  );

  it('unfreezes what was approved, and names the decision', () => {
    requesting([proposed('d-1'), approved('d-1')], unfreeze).thenEvents({
      type: 'WalletActionRequested',
      data: requested({ actionId: NEW, decisionId: 'd-1', dueAt: DUE }).data,
    });
  });

  it.each<[string, readonly CaseEvent[]]>([
    ['nothing was decided', []],
    ['it was only proposed', [proposed('d-1')]],
    [
      'something else was approved',
      [proposed('d-1', 'uphold-freeze'), approved('d-1', 'uphold-freeze')],
    ],
    [
      'something else was approved since',
      [
        ...[proposed('d-1'), approved('d-1')],
        ...[proposed('d-2', 'uphold-freeze'), approved('d-2', 'uphold-freeze')],
      ],
    ],
    [
      'the approval was used before',
      [
        ...[proposed('d-1'), approved('d-1')],
        ...[requested({ decisionId: 'd-1' }), answered('WalletActionConfirmed')],
      ],
    ],
  ])('does not unfreeze when %s', (_, past) => {
    requesting(past, unfreeze).thenRefused('not-approved', {
      rule: 'UnfreezeAccount carries out the decision unfreeze, which somebody other than its proposer approves first.',
      remedy: 'Propose the decision unfreeze, and have it approved.',
    });
  });

  const isApproved = [proposed('d-1'), approved('d-1')];

  it('asks once at a time', () => {
    requesting([...isApproved, requested({})], unfreeze).thenRefused('wallet-action-open', {
      remedy: `Wait for its answer, until ${DUE} at most.`,
    });
  });

  it('asks again for what has timed out under the id that it had', () => {
    const past = [...isApproved, requested({}), answered('WalletActionTimedOut')];
    requesting(past, unfreeze).thenEvents({
      type: 'WalletActionRequested',
      data: requested({ actionId: 'a-1', decisionId: 'd-1', dueAt: DUE }).data,
    });
    requesting(past, { ...unfreeze, parameters: { now: 'yes' } }).thenRefused(
      'wallet-action-unanswered',
    );
  });

  it('asks anew after a rejection, under an id of its own', () => {
    const rejected: CaseEvent = {
      type: 'WalletActionRejected',
      data: { actionId: 'a-1', action: 'UnfreezeAccount', reasonCode: 'BUSY' },
    };
    requesting([...isApproved, requested({}), rejected], unfreeze).thenEvents({
      type: 'WalletActionRequested',
      data: requested({ actionId: NEW, decisionId: 'd-1', dueAt: DUE }).data,
    });
  });

  it('completes only a step that is there', () => {
    requesting([], { action: 'TracePayment', stepId: 'review' }).thenTypes('WalletActionRequested');
    requesting([], { action: 'TracePayment', stepId: 'dance' }).thenRefused('step-not-open');
  });

  it('asks nothing for a case that is over', () => {
    requesting([resolved], { action: 'TracePayment' }).thenRefused('case-resolved');
    requesting([resolved, closed], { action: 'TracePayment' }).thenRefused('case-closed');
  });
});
