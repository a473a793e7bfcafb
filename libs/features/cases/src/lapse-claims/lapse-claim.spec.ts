import { describe, it } from '@jest/globals';
import { type PastEvent, specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { opened } from '../case/case-history.fixture.js';
import { assignedToMei, claimedByMei, LEASE_UNTIL } from '../case/routing-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { lapseClaim } from './lapse-claim.js';

const lapsing = (...past: readonly PastEvent<CaseEvent>[]) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => lapseClaim(state!.overview, LEASE_UNTIL, 'lease-lapsed'));

describe('lapseClaim', () => {
  it('gives back a claimed case', () => {
    lapsing(claimedByMei).thenEvents({
      type: 'CaseUnassigned',
      data: { assignee: 'mei', reason: 'lease-lapsed' },
    });
  });

  it('leaves a case on which its assignee has begun to work, or that was assigned by hand', () => {
    lapsing(claimedByMei, {
      type: 'NoteAdded',
      data: { text: 'I am on it.' },
      metadata: { actor: { kind: 'agent', id: 'mei' } },
    }).thenNothing();
    lapsing(assignedToMei).thenNothing();
  });

  it('leaves a case that was claimed anew', () => {
    lapsing({
      type: 'CaseAssigned',
      data: { assignee: 'mei', leaseUntil: '2026-03-02T11:00:00.000Z' },
    }).thenNothing();
  });
});
