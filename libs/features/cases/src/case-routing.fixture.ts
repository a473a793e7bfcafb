import { randomUUID } from 'node:crypto';
import { type TestEvent } from '#testing';

// What may have happened to a case that waits in a queue.

export const note: TestEvent = { type: 'NoteAdded', data: { text: 'Waits.' } };
export const inQueue: TestEvent = {
  type: 'CaseRouted',
  data: { queue: 'money-movement', by: 'rule' },
};
export const resolved: TestEvent = {
  type: 'CaseResolved',
  data: { resolution: 'Yes.', proposed: false },
};
/** By hand it stays in its queue with the priority of a higher level. */
export const escalated: TestEvent = {
  type: 'CaseEscalated',
  data: { level: 0, previousLevel: 0, priority: 'urgent', by: 'hand', reason: 'Now.' },
};
export const inChinese: TestEvent = {
  type: 'SignalAttached',
  data: {
    walletEventId: randomUUID(),
    walletEventType: 'wallet.WithdrawalStuck.v1',
    source: 's',
    role: 'opening',
    occurredAt: '2026-11-22T09:00:00.000Z',
    recordedAt: '2026-11-22T09:00:00.000Z',
    payload: { language: 'zh-CN' },
  },
};
