import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, resolved } from '../case/case-history.fixture.js';
import { assignedToMei, routed } from '../case/routing-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { routeCase } from './route-case.js';

const routing = (past: readonly CaseEvent[], queue: string) =>
  specify(caseDecider(playbooks))
    .given(opened, routed, ...past)
    .when(({ state }) => routeCase(state!.overview, { queue, reason: 'Angry.' }));

const toComplaints: CaseEvent = {
  type: 'CaseRouted',
  data: { queue: 'complaints', previousQueue: 'money-movement', by: 'hand', reason: 'Angry.' },
};

describe('routeCase', () => {
  it('routes a case by hand', () => {
    routing([], 'complaints').thenEvents(toComplaints);
    routing([resolved], 'complaints').thenEvents(toComplaints);
  });

  it('takes it from its assignee, as others are to work on it', () => {
    routing([assignedToMei], 'complaints').thenEvents(toComplaints, {
      type: 'CaseUnassigned',
      data: { assignee: 'mei', reason: 're-routed' },
    });
  });

  it('keeps a case where it is against the rules', () => {
    routing([assignedToMei], 'money-movement').thenEvents({
      type: 'CaseRouted',
      data: { queue: 'money-movement', by: 'hand', reason: 'Angry.' },
    });
  });

  it('refuses what is so already, and closed cases', () => {
    routing([toComplaints], 'complaints').thenRefused('already-routed');
    routing([resolved, closed], 'complaints').thenRefused('case-closed', {
      remedy: 'Reopen it first.',
    });
  });
});
