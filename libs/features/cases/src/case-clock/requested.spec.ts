import { describe, expect, it } from '@jest/globals';
import { type CaseEvent } from '../case/case-events.js';
import { resolved, reopened } from '../case/case-history.fixture.js';
import { at, FollowedCase, monday, noted, openedOf, signal } from './case-clock.fixture.js';

function withdrawal(): FollowedCase {
  const followed = new FollowedCase();
  followed.happened({ event: openedOf(), at: monday });
  return followed;
}

const resolution = ({ clocks }: FollowedCase) => clocks.clocks.resolution;
const requestedAt = (when: string) => signal({ payload: { requestedAt: when } });

/** Of the resolution, since it was started first. */
const told = (followed: FollowedCase) =>
  followed.told
    .filter(({ data }) => data.clock === 'resolution')
    .map(({ type, data }) => [type, data.round, ...('reason' in data ? [data.reason] : [])])
    .slice(1);

const action = { actionId: 'a1', action: 'ReinitiateWithdrawal' };

const asked = (of = action): CaseEvent => ({
  type: 'WalletActionRequested',
  data: { ...of, atCustomersWish: true, parameters: {}, dueAt: '2999-01-01T00:00:00.000Z' },
});

const confirmed = (of = action): CaseEvent => ({ type: 'WalletActionConfirmed', data: of });

describe('the clock that counts from a request', () => {
  it('counts from what the signals say of the request, and of another one', () => {
    const followed = withdrawal();
    followed.happened({
      event: requestedAt('2026-02-27T20:00:00+08:00'),
      at: monday,
    });
    // Friday the 27th; Saturday the 28th is worked (调休), then Monday and Tuesday.
    expect(resolution(followed)?.dueAt).toBe(at('2026-03-04T00:00:00+08:00'));
    followed.happened({
      event: requestedAt('2026-02-20T20:00:00+08:00'),
      at: monday,
    });
    expect(resolution(followed)?.dueAt).toBe(at('2026-03-04T00:00:00+08:00'));
    const again = at('2026-03-03T12:00:00+08:00');
    followed.happened({ event: requestedAt(again), at: again });
    expect(resolution(followed)?.dueAt).toBe(at('2026-03-07T00:00:00+08:00'));
    expect(told(followed)).toEqual([
      ['SlaClockRecomputed', 1, 'request-known'],
      ['SlaClockRecomputed', 1, 'requested-again'],
    ]);
    followed.happened({ event: requestedAt('2999-01-01T00:00:00Z'), at: again });
    followed.happened({ event: requestedAt('soon'), at: again });
    expect(resolution(followed)?.dueAt).toBe(at('2026-03-07T00:00:00+08:00'));
  });

  it('counts anew from the re-request, once the wallet has confirmed it', () => {
    const followed = withdrawal();
    const promised = at('2026-03-06T00:00:00+08:00');
    expect(resolution(followed)).toMatchObject({ dueAt: promised });
    const again = at('2026-03-05T20:00:00+08:00');
    followed.happened({ event: asked(), at: again });
    expect(resolution(followed)).toMatchObject({ dueAt: promised });
    followed.happened({ event: confirmed(), at: at('2026-03-05T21:00:00+08:00') });
    // Friday, then Monday and Tuesday.
    expect(resolution(followed)).toMatchObject({
      ...{ round: 1, startedAt: again, dueAt: at('2026-03-11T00:00:00+08:00'), verdict: null },
    });
    expect(told(followed)).toEqual([['SlaClockRecomputed', 1, 'requested-again']]);
  });

  it('does not count anew from what was asked and rejected, or is no re-request', () => {
    const followed = withdrawal();
    const before = resolution(followed);
    followed.happened({ event: asked(), at: at('2026-03-03T02:00:00Z') });
    const { actionId } = action;
    followed.happened({
      event: { type: 'WalletActionRejected', data: { ...action, reasonCode: 'CLOSED' } },
      at: at('2026-03-03T03:00:00Z'),
    });
    const other = { actionId: `${actionId}-other`, action: 'TracePayment' };
    followed.happened({ event: asked(other), at: at('2026-03-03T04:00:00Z') });
    followed.happened({ event: confirmed(other), at: at('2026-03-03T05:00:00Z') });
    expect(resolution(followed)).toEqual(before);
  });

  it('warns of the deadline that is promised anew, whoever was warned of the old one', () => {
    const followed = withdrawal();
    followed.fire(at('2026-03-05T00:00:00+08:00'));
    const again = at('2026-03-05T10:00:00+08:00');
    followed.happened({ event: asked(), at: again });
    followed.happened({ event: confirmed(), at: again });
    followed.fire(at('2026-03-10T00:00:00+08:00'));
    expect(told(followed)).toEqual([
      ['SlaWarningRaised', 1],
      ['SlaClockRecomputed', 1, 'requested-again'],
      ['SlaWarningRaised', 1],
    ]);
  });

  it('keeps the verdict of a promise that was broken, and begins the next one', () => {
    const followed = withdrawal();
    followed.fire(at('2026-03-06T00:00:00+08:00'));
    const again = at('2026-03-06T09:00:00+08:00');
    followed.happened({ event: asked(), at: again });
    followed.happened({ event: confirmed(), at: at('2026-03-06T10:00:00+08:00') });
    expect(resolution(followed)).toMatchObject({
      ...{ round: 2, startedAt: again, dueAt: at('2026-03-12T00:00:00+08:00'), verdict: null },
    });
    // News of the first request concern the first promise.
    followed.happened({
      event: requestedAt('2026-02-27T20:00:00+08:00'),
      at: at('2026-03-06T11:00:00+08:00'),
    });
    followed.happened({ event: resolved, at: at('2026-03-07T10:00:00+08:00') });
    expect(told(followed)).toEqual([
      ['SlaBreached', 1],
      ['SlaClockStopped', 1, 'requested-again'],
      ['SlaClockStarted', 2],
      ['SlaMet', 2],
    ]);
  });

  it('is breached by its old deadline where that had passed before the confirmation', () => {
    const followed = withdrawal();
    followed.happened({ event: asked(), at: at('2026-03-05T23:50:00+08:00') });
    followed.happened({ event: confirmed(), at: at('2026-03-06T00:10:00+08:00') });
    expect(told(followed)).toEqual([
      ['SlaBreached', 1],
      ['SlaClockStopped', 1, 'requested-again'],
      ['SlaClockStarted', 2],
    ]);
  });

  it('stays paused while the customer is waited for, and goes on from the re-request', () => {
    const followed = withdrawal();
    const waiting = { event: noted, status: 'awaiting-customer' } as const;
    followed.happened({ ...waiting, at: at('2026-03-03T10:00:00+08:00') });
    // When the old deadline would have been over.
    const again = at('2026-03-09T10:00:00+08:00');
    followed.happened({ event: asked(), at: again, status: 'awaiting-customer' });
    followed.happened({ event: confirmed(), at: again, status: 'awaiting-customer' });
    expect(resolution(followed)).toMatchObject({ state: 'paused', startedAt: again });
    followed.happened({ event: noted, at: at('2026-03-11T10:00:00+08:00'), status: 'open' });
    // At the end of the 10th it was paused; the 11th, 12th and 13th count.
    expect(resolution(followed)).toMatchObject({
      ...{ round: 1, dueAt: at('2026-03-14T00:00:00+08:00'), verdict: null },
    });
  });

  it('says nothing of a case that is over', () => {
    const followed = withdrawal();
    followed.happened({ event: asked(), at: at('2026-03-03T02:00:00Z') });
    followed.happened({ event: resolved, at: at('2026-03-03T03:00:00Z') });
    const before = resolution(followed);
    followed.happened({ event: confirmed(), at: at('2026-03-03T04:00:00Z') });
    expect(resolution(followed)).toEqual(before);
    followed.happened({ event: reopened, at: at('2026-03-04T03:00:00Z') });
    expect(resolution(followed)).toMatchObject({ round: 2, verdict: null });
  });
});
