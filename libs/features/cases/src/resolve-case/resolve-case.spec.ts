import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, reopened, resolved } from '../case/case-history.fixture.js';
import { resolveCase } from './resolve-case.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const proposed: CaseEvent = {
  type: 'ResolutionProposed',
  data: { goal: ['wallet.WithdrawalCompleted.v1'], goalMetAt: '2026-03-02T09:00:00.000Z' },
};

const resolving = (...past: CaseEvent[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => resolveCase(state!.overview, { resolution: 'It arrived.' }));

describe('resolveCase', () => {
  it('resolves a case that is new, open, or open again', () => {
    const assigned: CaseEvent = { type: 'CaseAssigned', data: { assignee: 'mei' } };
    resolving().thenEvents(resolved);
    resolving(assigned).thenEvents(resolved);
    resolving(resolved, reopened).thenEvents(resolved);
  });

  it('tells whether the goal had proposed it', () => {
    resolving(proposed).thenEvents({
      type: 'CaseResolved',
      data: { resolution: 'It arrived.', proposed: true },
    });
  });

  it('refuses what is resolved or closed already', () => {
    resolving(resolved).thenRefused('already-resolved');
    resolving(resolved, closed).thenRefused('case-closed');
  });
});
