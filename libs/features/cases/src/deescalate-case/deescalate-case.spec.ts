import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, resolved } from '../case/case-history.fixture.js';
import { assignedToMei, escalatedOnce } from '../case/routing-history.fixture.js';
import { type EscalationLevel } from '../escalation/escalation-rule.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { deescalateCase } from './deescalate-case.js';

const deescalating = (past: readonly CaseEvent[], level?: EscalationLevel) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => deescalateCase(state!.overview, { level, reason: 'Content.' }));

describe('deescalateCase', () => {
  it('ends the escalation, and leaves the case with its assignee', () => {
    deescalating([escalatedOnce, assignedToMei]).thenEvents({
      type: 'CaseDeescalated',
      data: { level: 0, previousLevel: 1, reason: 'Content.' },
    });
  });

  it('refuses a level that is not lower, and closed cases', () => {
    deescalating([]).thenRefused('not-escalated', { remedy: 'There is nothing left to do.' });
    deescalating([escalatedOnce], 1).thenRefused('not-escalated');
    deescalating([escalatedOnce, resolved, closed]).thenRefused('case-closed');
  });
});
