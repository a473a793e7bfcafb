import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { assignCase } from './assign-case.js';

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
const toMei: CaseEvent = { type: 'CaseAssigned', data: { assignee: 'mei' } };

const givenCase = (...past: CaseEvent[]) => ({
  assignedTo: (assignee: string) =>
    specify(caseDecider)
      .given(opened, ...past)
      .when(({ state }) => assignCase(state!.overview, { assignee })),
});

describe('assignCase', () => {
  it('gives a case to an agent', () => {
    givenCase().assignedTo('mei').thenEvents(toMei);
  });

  it('says whose the case was', () => {
    givenCase(toMei)
      .assignedTo('ben')
      .thenEvents({ type: 'CaseAssigned', data: { assignee: 'ben', previousAssignee: 'mei' } });
  });

  it('refuses to assign a case to whom it is assigned', () => {
    givenCase(toMei).assignedTo('mei').thenRefused('already-assigned');
  });

  it('assigns a resolved case, and no closed one', () => {
    givenCase(resolved).assignedTo('mei').thenEvents(toMei);
    givenCase(resolved, closed)
      .assignedTo('mei')
      .thenRefused('case-closed', { remedy: 'Reopen it first.', status: 'closed' });
  });
});
