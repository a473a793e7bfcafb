import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, resolved } from '../case/case-history.fixture.js';
import { assignedToMei, escalatedOnce } from '../case/routing-history.fixture.js';
import { type EscalationLevel } from '../escalation/escalation-rule.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { escalateCase } from './escalate-case.js';

const escalating = (past: readonly CaseEvent[], level?: EscalationLevel) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => escalateCase(state!.overview, { level, reason: 'Not content.' }));

const escalated = (level: EscalationLevel, changes: object): CaseEvent => ({
  type: 'CaseEscalated',
  data: {
    level,
    previousLevel: 0,
    priority: 'high',
    by: 'hand',
    reason: 'Not content.',
    ...changes,
  },
});

describe('escalateCase', () => {
  it('goes to the next level, or to the one that is named', () => {
    escalating([]).thenEvents(escalated(1, {}));
    escalating([escalatedOnce]).thenEvents(escalated(2, { previousLevel: 1, priority: 'urgent' }));
    escalating([], 3).thenEvents(escalated(3, { priority: 'urgent' }));
  });

  it('takes the case from its assignee', () => {
    escalating([assignedToMei]).thenEvents(escalated(1, {}), {
      type: 'CaseUnassigned',
      data: { assignee: 'mei', reason: 'escalated' },
    });
  });

  it('refuses a level that is not higher, and closed cases', () => {
    escalating([escalatedOnce], 1).thenRefused('already-escalated');
    escalating([escalated(3, {})]).thenRefused('already-escalated', {
      remedy: 'There is no higher one.',
    });
    escalating([resolved, closed]).thenRefused('case-closed');
  });
});
