import { describe, expect, it } from '@jest/globals';
import { reopened, resolved } from '../case/case-history.fixture.js';
import {
  acknowledged,
  at,
  FollowedCase,
  found,
  monday,
  noted,
  openedOf,
  signal,
} from './case-clock.fixture.js';

function begun(data: Parameters<typeof openedOf>[0] = {}, when = monday): FollowedCase {
  const followed = new FollowedCase();
  followed.happened({ event: openedOf(data), at: when });
  return followed;
}

const dues = ({ clocks: { clocks } }: FollowedCase) =>
  Object.fromEntries(Object.entries(clocks).map(([name, { dueAt }]) => [name, dueAt]));

describe('the clocks of a case', () => {
  it('start with what the playbook and the defaults promise', () => {
    expect(dues(begun())).toEqual({
      // 8 business hours: 2 until noon, 4.5 in the afternoon, and 1.5 of Tuesday.
      'first-response': at('2026-03-03T10:30:00+08:00'),
      resolution: at('2026-03-06T00:00:00+08:00'),
      'next-update': at('2026-03-03T10:00:00+08:00'),
    });
    expect(dues(begun({ channel: 'in-app-chat' }))).toMatchObject({
      'first-response': at('2026-03-02T10:02:00+08:00'),
    });
    expect(dues(begun({ caseType: 'account-locked' }))).toMatchObject({
      'first-response': at('2026-03-02T10:15:00+08:00'),
    });
    expect(dues(begun({ caseType: 'complaint' }))).toMatchObject({
      resolution: at('2026-03-03T10:00:00+08:00'),
    });
  });

  it('do not start for a case that came as history, and none closes it', () => {
    const followed = begun({ backfill: true });
    followed.happened({ event: found, at: monday });
    followed.happened({ event: resolved, at: monday });
    expect(followed.told).toEqual([]);
    followed.happened({ event: reopened, at: at('2026-03-05T02:00:00Z') });
    expect(Object.keys(dues(followed))).toEqual(['resolution', 'next-update']);
  });

  it('start in a case of history with the first trouble that is reported live', () => {
    const live = at('2026-03-05T02:00:00Z');
    const followed = begun({ backfill: true });
    followed.happened({ event: signal({ backfill: true }), at: live });
    followed.happened({ event: signal({ role: 'goal' }), at: live });
    expect(followed.told).toEqual([]);
    const occurredAt = at('2026-03-05T01:30:00Z');
    followed.happened({ event: signal({ occurredAt }), at: live });
    expect(Object.keys(dues(followed))).toEqual(['first-response', 'resolution', 'next-update']);
    expect(followed.clocks.clocks).toMatchObject({
      'first-response': { round: 1, startedAt: live },
      resolution: { round: 1, startedAt: occurredAt },
      'next-update': { round: 1, startedAt: live },
    });
    followed.happened({ event: signal(), at: at('2026-03-06T02:00:00Z') });
    expect(followed.told).toHaveLength(3);
  });

  it('pause at once where live trouble meets a case of history that waits for its customer', () => {
    const followed = begun({ backfill: true });
    followed.happened({ event: signal(), at: monday, status: 'awaiting-customer' });
    expect(followed.clocks.clocks.resolution).toMatchObject({ state: 'paused' });
  });

  it('do not start in a case of history that is over, however much is reported of it', () => {
    const followed = begun({ backfill: true });
    followed.happened({ event: resolved, at: monday });
    followed.happened({ event: signal(), at: at('2026-03-05T02:00:00Z') });
    expect(followed.told).toEqual([]);
  });

  it('know a first response from an acknowledgement, and it never pauses', () => {
    const followed = begun();
    const first = () => followed.clocks.clocks['first-response'];
    followed.happened({ event: acknowledged, at: at('2026-03-02T03:00:00Z') });
    followed.happened({
      event: { type: 'ReplySent', data: { channel: 'email', text: 'Hello.' } },
      at: at('2026-03-02T03:10:00Z'),
    });
    followed.happened({
      event: noted,
      at: at('2026-03-02T03:20:00Z'),
      status: 'awaiting-customer',
    });
    expect(first()).toMatchObject({ state: 'running', verdict: null });
    const contact = {
      channel: 'hotline',
      direction: 'outbound',
      states: ['next-step' as const],
    } as const;
    followed.happened({
      event: { type: 'ContactRecorded', data: { ...contact, outcome: 'not-reached' } },
      at: at('2026-03-02T03:30:00Z'),
    });
    expect(first()).toMatchObject({ state: 'running' });
    followed.happened({
      event: { type: 'ContactRecorded', data: { ...contact, outcome: 'reached' } },
      at: at('2026-03-03T02:30:00Z'),
    });
    expect(first()).toMatchObject({ state: 'stopped', verdict: 'met' });
  });

  it('begin the next update anew with each update to the customer, until the case is resolved', () => {
    const followed = begun();
    followed.happened({ event: acknowledged, at: at('2026-03-03T01:00:00Z') });
    expect(followed.clocks.clocks['next-update']).toMatchObject({
      round: 2,
      dueAt: at('2026-03-04T01:00:00Z'),
    });
    followed.happened({ event: found, at: at('2026-03-05T01:00:00Z') });
    // Thursday is late for both.
    expect(followed.told.slice(-5).map(({ type, data }) => `${type} ${data.clock}`)).toEqual([
      'SlaBreached first-response',
      'SlaClockStopped first-response',
      'SlaBreached next-update',
      'SlaClockStopped next-update',
      'SlaClockStarted next-update',
    ]);
    followed.happened({ event: resolved, at: at('2026-03-05T02:00:00Z') });
    followed.happened({ event: found, at: at('2026-03-05T03:00:00Z') });
    expect(followed.clocks.clocks['next-update']).toMatchObject({ round: 3, state: 'stopped' });
  });

  it('close a resolved case later, unless it is reopened', () => {
    const followed = begun();
    followed.happened({ event: resolved, at: at('2026-03-02T03:00:00Z') });
    const closing = () => followed.clocks.clocks['automatic-close'];
    expect(closing()).toMatchObject({ state: 'running', dueAt: at('2026-03-05T03:00:00Z') });
    expect(followed.clocks.clocks['first-response']).toMatchObject({ verdict: 'met' });
    followed.happened({ event: reopened, at: at('2026-03-05T02:59:59Z') });
    expect(closing()).toMatchObject({ state: 'stopped', verdict: null });
    expect(followed.clocks.clocks.resolution).toMatchObject({ round: 2, state: 'running' });
  });

  it.each(['cancelled', 'merged'] as const)('end without a verdict when it is %s', (status) => {
    const followed = begun();
    followed.happened({ event: noted, at: at('2026-04-02T03:00:00Z'), status });
    const clocks = Object.values(followed.clocks.clocks);
    expect(clocks.map(({ state, verdict }) => [state, verdict])).toEqual(
      Array.from({ length: 3 }, () => ['stopped', null]),
    );
  });

  it('judge by when things happened, not by when they are looked at', () => {
    const inTime = begun({ channel: 'web-chat' });
    inTime.fire(at('2026-03-02T02:02:00.100Z'));
    expect(inTime.clocks.clocks['first-response']).toMatchObject({ verdict: 'breached' });
    // It had been answered in time, and the answer was not to be seen yet.
    inTime.happened({ event: found, at: at('2026-03-02T02:02:00.000Z') });
    expect(inTime.clocks.clocks['first-response']).toMatchObject({ verdict: 'met' });

    const late = begun({ channel: 'web-chat' });
    late.happened({ event: found, at: at('2026-03-02T02:02:00.001Z') });
    expect(late.clocks.clocks['first-response']).toMatchObject({ verdict: 'breached' });
  });
});
