import { type CaseEvent } from './case-events.js';

// What routing, claims and escalation have done to the case of `case-history.fixture.ts` in the past.

export const routed: CaseEvent = {
  type: 'CaseRouted',
  data: { queue: 'money-movement', by: 'rule' },
};

export const assignedToMei: CaseEvent = { type: 'CaseAssigned', data: { assignee: 'mei' } };

export const LEASE_UNTIL = '2026-03-02T10:10:00.000Z';

export const claimedByMei: CaseEvent = {
  type: 'CaseAssigned',
  data: { assignee: 'mei', leaseUntil: LEASE_UNTIL },
};

export const escalatedOnce: CaseEvent = {
  type: 'CaseEscalated',
  data: { level: 1, previousLevel: 0, priority: 'high', by: 'rule', rule: 'reopened-twice' },
};
