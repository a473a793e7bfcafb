import { describe, expect, it } from '@jest/globals';
import { PRESENT, specify } from '#testing';
import { type Agent } from '../agents/agent.js';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { opened, resolved } from '../case/case-history.fixture.js';
import {
  assignedToMei,
  claimedByMei,
  LEASE_UNTIL,
  routed,
} from '../case/routing-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { queues } from '../queues/queues.provider.js';
import { type Claimable, claimableBy, claimCase, mustBeFree } from './claim-next.js';

const mei: Agent = {
  agentId: 'mei',
  skills: ['money-movement'],
  languages: ['en'],
  capacity: 2,
  shifts: [{ from: '2026-03-02T08:00:00.000Z', until: '2026-03-02T12:00:00.000Z' }],
};

const claiming = (past: readonly CaseEvent[], claimable: Partial<Claimable> = {}) =>
  specify(caseDecider(playbooks))
    .given(opened, routed, ...past)
    .when(({ state }) =>
      claimCase(
        state!.overview,
        { queues: ['money-movement'], languages: ['en'], ...claimable },
        { agentId: 'mei', leaseUntil: LEASE_UNTIL },
      ),
    );

describe('claimCase', () => {
  it('assigns a case that waits, until its lease is over', () => {
    claiming([]).thenEvents(claimedByMei);
  });

  it('leaves alone what does not wait any more', () => {
    claiming([assignedToMei]).thenNothing();
    claiming([resolved]).thenNothing();
  });

  it('leaves alone what waits elsewhere by now', () => {
    claiming([], { queues: ['complaints'] }).thenNothing();
  });

  it('leaves alone what is in a language that the agent does not speak', () => {
    const inChinese: CaseEvent = {
      type: 'SignalAttached',
      data: {
        walletEventId: 'w1',
        walletEventType: 'wallet.WithdrawalStuck.v1',
        source: 's',
        role: 'opening',
        occurredAt: PRESENT,
        recordedAt: PRESENT,
        payload: { language: 'zh-CN' },
      },
    };
    claiming([inChinese]).thenNothing();
    claiming([inChinese], { languages: ['en', 'zh-CN'] }).thenEvents(claimedByMei);
  });
});

describe('who may claim', () => {
  it('from all queues whose skills the agent has, or from one of them', () => {
    expect(claimableBy(mei, undefined, queues)).toEqual({
      queues: ['urgent-money', 'money-movement', 'general'],
      languages: ['en'],
    });
    expect(claimableBy(mei, queues.named('general'), queues).queues).toEqual(['general']);
    expect(() => claimableBy(mei, queues.named('security'), queues)).toThrow(
      expect.objectContaining({
        code: 'missing-skill',
        extensions: expect.objectContaining({ remedy: expect.stringContaining('security') }),
      }),
    );
  });

  it.each([
    ['2026-03-02T07:59:59.999Z', 0, 'off-shift'],
    ['2026-03-02T08:00:00.000Z', 0, undefined],
    ['2026-03-02T11:59:59.999Z', 1, undefined],
    ['2026-03-02T11:59:59.999Z', 2, 'at-capacity'],
    ['2026-03-02T12:00:00.000Z', 0, 'off-shift'],
  ])('at %s with %i cases at hand: %s', (now, casesAtHand, code) => {
    const check = () => {
      mustBeFree(mei, casesAtHand, new Date(now));
    };
    if (code === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code }));
  });
});
