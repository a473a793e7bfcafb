import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { opened } from '../case/case-history.fixture.js';
import { assignedToMei } from '../case/routing-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { unassignCase } from './unassign-case.js';

const unassigning = (
  isAssigned: boolean,
  kind: 'agent' | 'supervisor',
  id: string,
  note?: string,
) =>
  specify(caseDecider(playbooks))
    .given(opened, ...(isAssigned ? [assignedToMei] : []))
    .when(({ state }) => {
      const cause = { id: 'c', correlationId: 'c', actor: { kind, id } };
      return unassignCase(state!.overview, { about: { cause }, note });
    });

describe('unassignCase', () => {
  it('gives back a case of one’s own', () => {
    unassigning(true, 'agent', 'mei', 'Cantonese.').thenEvents({
      type: 'CaseUnassigned',
      data: { assignee: 'mei', reason: 'by-hand', note: 'Cantonese.' },
    });
  });

  it('lets a supervisor take any case, and no agent that of another', () => {
    unassigning(true, 'supervisor', 'boss').thenTypes('CaseUnassigned');
    unassigning(true, 'agent', 'ben').thenRefused('not-your-case', {
      remedy: 'Ask its assignee, or a supervisor.',
    });
  });

  it('refuses a case that is nobody’s', () => {
    unassigning(false, 'supervisor', 'boss').thenRefused('not-assigned');
  });
});
