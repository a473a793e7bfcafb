import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import {
  cancelled,
  closed,
  completed,
  contact,
  identified,
  opened,
  resolved,
  skipped,
} from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { completeStep } from './complete-step.js';

const completing = (done: Parameters<typeof completeStep>[1]['done'], ...past: CaseEvent[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => completeStep(state!, { done }));

const check = { stepId: 'check-the-record', outcome: 'on-its-way' };

describe('completeStep', () => {
  it('ends the step, and those that depend on another outcome', () => {
    completing(check).thenEvents(completed('check-the-record', 'on-its-way'), {
      type: 'StepTerminated',
      data: { stepId: 're-initiate', by: 'outcome' },
    });
    completing({ ...check, outcome: 'lost', note: 'Nobody knows.' }).thenEvents({
      type: 'StepCompleted',
      data: { stepId: 'check-the-record', by: 'hand', outcome: 'lost', note: 'Nobody knows.' },
    });
  });

  it('ends no step that is over already', () => {
    completing(check, skipped('re-initiate')).thenTypes('StepCompleted');
  });

  it('wants an outcome of those that there are, and none where there are none', () => {
    completing({ stepId: 'check-the-record' }).thenRefused('outcome-unknown', {
      rule: 'check-the-record comes to one of: on-its-way, returned-to-the-wallet, lost.',
    });
    completing({ ...check, outcome: 'gone' }).thenRefused('outcome-unknown');
    completing({ stepId: 'collect-the-request', outcome: 'lost' }).thenRefused('outcome-unknown');
  });

  it('waits for the steps that come before it, skipped ones too', () => {
    completing({ stepId: 'confirm-arrival' }).thenRefused('step-waits', {
      steps: ['check-the-record'],
    });
    completing({ stepId: 'confirm-arrival' }, skipped('check-the-record')).thenTypes(
      'StepCompleted',
    );
    completing({ stepId: 're-initiate' }, skipped('check-the-record')).thenTypes('StepCompleted');
  });

  it('needs the identity of the person of the contact under way', () => {
    const verify = { stepId: 'verify-identity' };
    completing(verify).thenRefused('identity-not-verified');
    completing(verify, contact()).thenRefused('identity-not-verified', {
      remedy: 'Verify the person’s identity.',
    });
    completing(verify, contact(), identified).thenTypes('StepCompleted');
    completing(verify, contact(), identified, contact()).thenRefused('identity-not-verified');
  });

  it('is done once, of a step that there is, in a case that is worked on', () => {
    completing(check, completed('check-the-record', 'lost')).thenRefused('step-over');
    completing({ stepId: 'pray' }).thenRefused('step-not-found');
    completing(check, resolved).thenRefused('case-resolved');
    completing(check, resolved, closed).thenRefused('case-closed');
    completing(check, cancelled).thenRefused('case-cancelled');
  });
});
