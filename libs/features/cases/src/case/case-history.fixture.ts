import { playbooks } from '../playbooks/playbooks.provider.js';
import { type CaseEvent, type ContactOutcome } from './case-events.js';

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

export const cancelled: CaseEvent = { type: 'CaseCancelled', data: { reason: 'Twice.' } };

/** The goal is met, at 2026-03-02T09:00. */
export const goalMet: CaseEvent = {
  type: 'ResolutionProposed',
  data: {
    by: 'goal',
    goal: ['wallet.WithdrawalCompleted.v1'],
    goalMetAt: '2026-03-02T09:00:00.000Z',
  },
};

export const proposedByHand: CaseEvent = {
  type: 'ResolutionProposed',
  data: { by: 'hand', resolution: 'We send it again.' },
};

export function contact(outcome: ContactOutcome = 'reached'): CaseEvent {
  return { type: 'ContactRecorded', data: { channel: 'hotline', direction: 'inbound', outcome } };
}

export const identified: CaseEvent = {
  type: 'IdentityVerified',
  data: { method: 'registered-phone', channel: 'hotline' },
};

export function completed(stepId: string, outcome?: string): CaseEvent {
  const data = { stepId, by: 'hand' as const, ...(outcome !== undefined && { outcome }) };
  return { type: 'StepCompleted', data };
}

export function skipped(stepId: string): CaseEvent {
  return { type: 'StepSkipped', data: { stepId, reason: 'Not now.' } };
}

/** Every required step was skipped: the case can be resolved. */
export const stepsOver: readonly CaseEvent[] = playbooks
  .of('withdrawal', 1)
  .steps.filter(({ required }) => required)
  .map(({ id }) => skipped(id));
