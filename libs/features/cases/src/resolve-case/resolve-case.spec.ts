import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import {
  cancelled,
  closed,
  completed,
  goalMet,
  opened,
  reopened,
  resolved,
  skipped,
  stepsOver,
} from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { resolveCase } from './resolve-case.js';

const resolving = (...past: CaseEvent[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => resolveCase(state!.overview, { resolution: 'It arrived.' }, undefined));

describe('resolveCase', () => {
  it('resolves a case, also one that is open again, when its required steps are over', () => {
    resolving(...stepsOver).thenEvents(resolved);
    resolving(...stepsOver, resolved, reopened).thenEvents(resolved);
  });

  it('refuses while a required step is to be done, and names those that are', () => {
    resolving(
      completed('collect-the-request'),
      skipped('verify-identity'),
      completed('check-the-record', 'on-its-way'),
      { type: 'StepTerminated', data: { stepId: 're-initiate', by: 'outcome' } },
    ).thenRefused('steps-undone', {
      steps: ['confirm-arrival'],
      remedy: 'Complete or skip: confirm-arrival.',
    });
    resolving({ type: 'StepStarted', data: { stepId: 'check-the-record' } }).thenRefused(
      'steps-undone',
    );
  });

  it('asks for no step once the goal is met, and tells that it had been proposed', () => {
    resolving(goalMet).thenEvents({
      type: 'CaseResolved',
      data: { resolution: 'It arrived.', proposed: true },
    });
  });

  it('refuses what is resolved, closed or cancelled already', () => {
    resolving(resolved).thenRefused('already-resolved');
    resolving(resolved, closed).thenRefused('case-closed');
    resolving(cancelled).thenRefused('case-cancelled');
  });
});
