import { type CaseEvent } from './case-events.js';

// What happened to one case in the past, as the decisions of its commands find it.

export const opened: CaseEvent = {
  type: 'CaseOpened',
  data: {
    caseId: 'c1',
    caseType: 'withdrawal',
    playbookVersion: 1,
    situationKind: 'transaction',
    generation: 1,
    customerId: 'cust-1',
    openedBy: 'signal',
  },
};

export const resolved: CaseEvent = {
  type: 'CaseResolved',
  data: { resolution: 'It arrived.', proposed: false },
};

/** Closed on 2026-03-02, with a window of a week. */
export const closed: CaseEvent = {
  type: 'CaseClosed',
  data: { reopenableUntil: '2026-03-09T10:00:00.000Z' },
};

export const reopened: CaseEvent = {
  type: 'CaseReopened',
  data: { by: 'hand', reason: 'It did not.' },
};
