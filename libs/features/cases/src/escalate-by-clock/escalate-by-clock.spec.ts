import { describe, it } from '@jest/globals';
import { type PastEvent, specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { cancelled, closed, opened, resolved } from '../case/case-history.fixture.js';
import { assignedToMei, escalatedOnce } from '../case/routing-history.fixture.js';
import { escalationRules } from '../escalation/escalation-rules.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { escalateByClock } from './escalate-by-clock.js';

const told = (type: string, ...past: readonly PastEvent<CaseEvent>[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => escalateByClock(escalationRules, type, state!.overview));

const merged: CaseEvent = { type: 'CaseMerged', data: { into: 'c2' } };

describe('escalateByClock', () => {
  it('raises a case whose clock is breached, and takes it from whoever had it', () => {
    told('SlaBreached', assignedToMei).thenEvents(
      {
        type: 'CaseEscalated',
        data: { level: 1, previousLevel: 0, priority: 'high', by: 'rule', rule: 'sla-breached' },
      },
      { type: 'CaseUnassigned', data: { assignee: 'mei', reason: 'escalated' } },
    );
  });

  it('leaves a case of that level, and what no rule waits for', () => {
    told('SlaBreached', escalatedOnce).thenNothing();
    told('SlaWarningRaised').thenNothing();
  });

  it.each([
    ['resolved, too late', [resolved]],
    ['closed', [resolved, closed]],
    ['cancelled', [cancelled]],
    ['merged', [merged]],
  ])('leaves a case that is %s', (_, past) => {
    told('SlaBreached', ...past).thenNothing();
  });
});
