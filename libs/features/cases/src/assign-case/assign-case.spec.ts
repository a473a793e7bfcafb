import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, resolved } from '../case/case-history.fixture.js';
import { assignCase } from './assign-case.js';
import { playbooks } from '../playbooks/playbooks.provider.js';

const toMei: CaseEvent = { type: 'CaseAssigned', data: { assignee: 'mei' } };

const givenCase = (...past: CaseEvent[]) => ({
  assignedTo: (assignee: string) =>
    specify(caseDecider(playbooks))
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
      .thenRefused('case-closed', { caseStatus: 'closed' });
  });
});
