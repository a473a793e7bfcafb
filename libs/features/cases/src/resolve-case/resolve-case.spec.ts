import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { resolveCase } from './resolve-case.js';

const opened: CaseEvent = {
  type: 'CaseOpened',
  data: {
    caseId: 'c1',
    caseType: 'withdrawal',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: 'cust-1',
    openedBy: 'signal',
  },
};
const resolved: CaseEvent = {
  type: 'CaseResolved',
  data: { resolution: 'It arrived.', proposed: false },
};
const closed: CaseEvent = {
  type: 'CaseClosed',
  data: { reopenableUntil: '2026-03-09T10:00:00.000Z' },
};
const reopened: CaseEvent = { type: 'CaseReopened', data: { by: 'hand', reason: 'It did not.' } };
const proposed: CaseEvent = {
  type: 'ResolutionProposed',
  data: { goal: ['wallet.WithdrawalCompleted.v1'], goalMetAt: '2026-03-02T09:00:00.000Z' },
};

const resolving = (...past: CaseEvent[]) =>
  specify(caseDecider)
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
