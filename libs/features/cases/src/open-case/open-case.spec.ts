import { describe, expect, it } from '@jest/globals';
import { PRESENT, specify } from '#testing';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { Advice, type ReopenableUntil } from '../customer-register/advice.js';
import { registerDecider } from '../customer-register/register-decider.js';
import { type Scope, type Situation } from '../customer-register/situation.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type CaseByHand, openCaseByHand } from './open-case.js';

const transaction: Situation = { kind: 'transaction', key: 's1' };
const account: Situation = { kind: 'account', key: 's2' };
const scope: Scope = { caseType: 'any', key: 'scope' };
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
    scope,
  },
});

const opening = (
  past: readonly RegisterEvent[],
  byHand: CaseByHand,
  situation: Situation,
  reopenableUntil?: ReopenableUntil,
) =>
  specify(registerDecider)
    .given(...past)
    .when(({ state }, now) =>
      openCaseByHand(
        state,
        { byHand, playbook: playbooks.of(byHand.type), situation, scope, now },
        new Advice(
          reopenableUntil === undefined ? new Map() : new Map([['s1/1', reopenableUntil]]),
        ),
        ({ key }, generation) => `${key}/${generation}`,
      ),
    );

const registered = (): RegisterEvent => ({
  type: 'CaseRegistered',
  data: {
    situation: transaction,
    scope,
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
    for (const reopenableUntil of [null, PRESENT]) {
      opening([registered()], topUp, transaction, reopenableUntil).thenRefused(
        'situation-has-case',
        {
          caseId: 's1/1',
        },
      );
    }
  });

  it('goes on to the next generation after that', () => {
    const past = '2026-03-01T00:00:00.000Z';
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
