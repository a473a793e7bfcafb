import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { sendReply } from './send-reply.js';

const opened: CaseEvent = {
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
const resolved: CaseEvent = {
  type: 'CaseResolved',
  data: { resolution: 'It arrived.', proposed: false },
};
const closed: CaseEvent = {
  type: 'CaseClosed',
  data: { reopenableUntil: '2026-03-09T10:00:00.000Z' },
};
const reply = { channel: 'email', text: 'The bank is on it.' } as const;

const replying = (...past: CaseEvent[]) =>
  specify(caseDecider)
    .given(opened, ...past)
    .when(({ state }) => sendReply(state!.overview, { reply }));

describe('sendReply', () => {
  it('answers the customer until the case is closed', () => {
    replying().thenEvents({ type: 'ReplySent', data: reply });
    replying(resolved).thenEvents({ type: 'ReplySent', data: reply });
    replying(resolved, closed).thenRefused('case-closed');
  });
});
