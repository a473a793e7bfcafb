import { describe, expect, it } from '@jest/globals';
import { type CaseEvent } from '../case/case-events.js';
import { timelineEntry } from './case-timeline.js';

const metadata = {
  schemaVersion: 1,
  occurredAt: '2026-11-22T09:00:00.000Z',
  recordedAt: '2026-11-22T09:00:01.000Z',
  actor: { kind: 'agent', id: 'mei' },
  correlationId: 'request-1',
  causationId: 'command-1',
} as const;

function entryOf(event: CaseEvent) {
  return timelineEntry(4, 3, { ...event, id: 'event-1', metadata });
}

const signal = {
  walletEventId: 'wallet-event-1',
  walletEventType: 'wallet.WithdrawalStuck.v1',
  source: '/payouts',
  role: 'opening',
  occurredAt: '2026-11-21T08:00:00.000Z',
  recordedAt: '2026-11-22T08:59:00.000Z',
  payload: {},
} as const;

describe('an entry of the timeline', () => {
  it('says who, what, when it occurred, when it was recorded, and why', () => {
    const data = { assignee: 'mei' };

    expect(entryOf({ type: 'CaseAssigned', data })).toEqual({
      entry: 4,
      type: 'CaseAssigned',
      actor: { kind: 'agent', id: 'mei' },
      summary: 'assigned to mei',
      details: data,
      occurredAt: '2026-11-22T09:00:00.000Z',
      recordedAt: '2026-11-22T09:00:01.000Z',
      revision: 3,
      eventId: 'event-1',
      causationId: 'command-1',
      correlationId: 'request-1',
    });
  });

  it('tells when a signal occurred, not what caused it to be attached', () => {
    const entry = entryOf({ type: 'SignalAttached', data: signal });

    expect(entry.occurredAt).toBe(signal.occurredAt);
    expect(entry.summary).toBe('WithdrawalStuck from /payouts');
  });

  it('tells of a signal whose clock was ahead', () => {
    const { summary } = entryOf({ type: 'SignalAttached', data: { ...signal, clockAhead: true } });

    expect(summary).toBe('WithdrawalStuck from /payouts, whose clock is ahead');
  });

  it('keeps a long text to one line', () => {
    const text = `The customer\ncalled. ${'提现'.repeat(200)}`;
    const { summary } = entryOf({ type: 'NoteAdded', data: { text } });

    expect(summary).toMatch(/^note: The customer called\. 提现/);
    expect(Array.from(summary)).toHaveLength('note: '.length + 80);
    expect(summary.endsWith('…')).toBe(true);
  });

  it('never cuts a character in two', () => {
    const { summary } = entryOf({ type: 'NoteAdded', data: { text: '😀'.repeat(100) } });

    expect(Buffer.from(summary).toString()).toBe(summary);
  });

  it('refuses an event that it has no words for', () => {
    const unknown = { type: 'toString', data: {} } as unknown as CaseEvent;

    expect(() => entryOf(unknown)).toThrow(TypeError);
  });
});
