import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { completed, opened, resolved, skipped } from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { skipStep } from '../skip-step/skip-step.js';
import { startStep } from './start-step.js';

const started: CaseEvent = { type: 'StepStarted', data: { stepId: 'check-the-record' } };

const given = (...past: CaseEvent[]) => {
  const specification = specify(caseDecider(playbooks)).given(opened, ...past);
  return {
    starting: (stepId: string) => specification.when(({ state }) => startStep(state!, { stepId })),
    skipping: (stepId: string) =>
      specification.when(({ state }) => skipStep(state!, { stepId, reason: 'Not now.' })),
  };
};

describe('startStep', () => {
  it('begins a step once', () => {
    given().starting('check-the-record').thenEvents(started);
    given(started).starting('check-the-record').thenRefused('step-started');
    given(completed('collect-the-request'))
      .starting('collect-the-request')
      .thenRefused('step-over');
  });

  it('waits, and needs identity, as completing does', () => {
    given().starting('confirm-arrival').thenRefused('step-waits');
    given().starting('verify-identity').thenRefused('identity-not-verified');
    given(resolved).starting('check-the-record').thenRefused('case-resolved');
  });
});

describe('skipStep', () => {
  it('leaves out any step that is not over, also one that waits or needs identity', () => {
    given().skipping('confirm-arrival').thenEvents(skipped('confirm-arrival'));
    given().skipping('verify-identity').thenEvents(skipped('verify-identity'));
    given(started).skipping('check-the-record').thenEvents(skipped('check-the-record'));
    given(skipped('check-the-record')).skipping('check-the-record').thenRefused('step-over');
    given().skipping('pray').thenRefused('step-not-found');
  });
});
