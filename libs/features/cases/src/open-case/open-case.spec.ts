import { describe, expect, it } from '@jest/globals';
import { PRESENT, specify } from '#testing';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { recordOf, registerDecider } from '../customer-register/register.js';
import { type Situation } from '../customer-register/situation.js';
import { type CaseAdvice } from '../customer-register/generations.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type CaseByHand, openCaseByHand } from './open-case.js';

const transaction: Situation = { kind: 'transaction', key: 's1' };
const account: Situation = { kind: 'account', key: 's2' };
const topUp: CaseByHand = { type: 'top-up', customerId: 'cust-1', transactionId: 'tu-1' };
const locked: CaseByHand = { type: 'account-locked', customerId: 'cust-1', accountId: 'acct-1' };

const held = (situation: Situation, occurredAt: string): RegisterEvent => ({
  type: 'SignalHeld',
  data: {
    walletEventId: `goal@${occurredAt}`,
    walletEventStream: 'walletEvent-1',
    walletEventType: 'wallet.TopUpCredited.v1',
    occurredAt,
    situation,
  },
});

const opening = (
  past: readonly RegisterEvent[],
  byHand: CaseByHand,
  situation: Situation,
  advice?: CaseAdvice,
) =>
  specify(registerDecider)
    .given(...past)
    .when(({ state }, now) =>
      openCaseByHand(
        recordOf(state, situation),
        { byHand, playbook: playbooks.of(byHand.type), situation, now },
        advice,
        (generation) => `${situation.key}/${generation}`,
      ),
    );

const registered = (): RegisterEvent => ({
  type: 'CaseRegistered',
  data: {
    situation: transaction,
    opening: {
      caseId: 's1/1',
      caseType: 'top-up',
      playbookVersion: 1,
      situationKind: 'transaction',
      generation: 1,
      customerId: 'cust-1',
      transactionId: 'tu-1',
      openedBy: 'hand',
    },
  },
});

describe('openCaseByHand', () => {
  it('registers the first case of a situation with what the agent knows', () => {
    opening([], topUp, transaction).thenEvents(registered());
  });

  it('refuses a second case while the first can be worked on or reopened', () => {
    const open: CaseAdvice = { caseId: 's1/1', reopenableUntil: null };
    const closed: CaseAdvice = { caseId: 's1/1', reopenableUntil: PRESENT };
    for (const advice of [open, closed]) {
      opening([registered()], topUp, transaction, advice).thenRefused('situation-has-case', {
        caseId: 's1/1',
      });
    }
  });

  it('goes on to the next generation after that', () => {
    const past = { caseId: 's1/1', reopenableUntil: '2026-03-01T00:00:00.000Z' };
    const events = opening([registered()], topUp, transaction, past).events();
    expect(events[0]?.data).toMatchObject({
      opening: { caseId: 's1/2', generation: 2, previousCaseId: 's1/1' },
    });
  });

  it('takes up any success of the transaction that was held', () => {
    opening([held(transaction, '2026-01-01T00:00:00.000Z')], topUp, transaction).thenTypes(
      'CaseRegistered',
      'SignalAssigned',
    );
  });

  it("takes up of an account's past only what occurred since the trouble began", () => {
    const past = [held(account, '2026-03-02T08:00:00.000Z')];
    opening(past, locked, account).thenTypes('CaseRegistered');
    opening(past, { ...locked, occurredAt: '2026-03-02T09:00:00+02:00' }, account).thenTypes(
      'CaseRegistered',
      'SignalAssigned',
    );
  });

  it('takes a time in the future for now', () => {
    const [first] = opening(
      [],
      { ...topUp, occurredAt: '2027-01-01T00:00:00Z' },
      transaction,
    ).events();
    expect(first?.data).toMatchObject({ opening: { troubleSince: PRESENT } });
  });
});
