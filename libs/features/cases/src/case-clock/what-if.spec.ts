import { describe, expect, it } from '@jest/globals';
import { resolved } from '../case/case-history.fixture.js';
import { FollowedCase, noted, openedOf } from './case-clock.fixture.js';
import { recomputeDeadlines } from './recompute-deadlines.js';
import { calendarsOf, defaultCalendars } from './sla-settings.js';
import { WhatIf } from './what-if.js';

const [office] = defaultCalendars;
/** The office also works on Saturdays, and not on Tuesday the 3rd. */
const others = calendarsOf([
  { ...office!, week: { ...office!.week, saturday: ['09:00-12:00'] }, holidays: ['2026-03-03'] },
]);
const at = (text: string) => new Date(text).toISOString();
const monday = at('2026-03-02T10:00:00+08:00');

describe('what other calendars would have changed', () => {
  const asOf = new Date('2026-03-05T12:00:00+08:00');

  function differences(followed: FollowedCase, calendars = others) {
    const whatIf = new WhatIf(calendars, asOf);
    const found = followed.told.flatMap((event) => whatIf.add('c1', event));
    return { found: [...found, ...whatIf.end()], summary: whatIf.summary };
  }

  it('is nothing where they are the same', () => {
    const followed = new FollowedCase();
    followed.happened({ event: openedOf(), at: monday });
    followed.happened({ event: resolved, at: at('2026-03-03T10:00:00+08:00') });
    expect(differences(followed, calendarsOf(defaultCalendars))).toMatchObject({
      found: [],
      summary: { promises: 2, otherwiseDue: 0 },
    });
  });

  it('is told with other due times, and what was missed or met only by these calendars', () => {
    const followed = new FollowedCase();
    followed.happened({ event: openedOf(), at: monday });
    // Due on Tuesday at 10:30 it was late; with Tuesday free, it would have been in time.
    followed.fire(at('2026-03-03T10:30:00+08:00'));
    followed.happened({ event: resolved, at: at('2026-03-03T11:00:00+08:00') });
    expect(differences(followed)).toEqual({
      found: [
        {
          ...{ caseId: 'c1', clock: 'first-response', round: 1 },
          dueAt: at('2026-03-03T10:30:00+08:00'),
          wouldBeDueAt: at('2026-03-04T10:30:00+08:00'),
          ...{ outcome: 'breached', wouldBe: 'met' },
        },
        {
          ...{ caseId: 'c1', clock: 'resolution', round: 1 },
          dueAt: at('2026-03-06T00:00:00+08:00'),
          wouldBeDueAt: at('2026-03-07T00:00:00+08:00'),
          ...{ outcome: 'met', wouldBe: 'met' },
        },
      ],
      summary: { promises: 2, otherwiseDue: 2, metInstead: 1, breachedInstead: 0 },
    });
  });
});

describe('a changed calendar', () => {
  it('re-dates what is open, over its pauses, and keeps verdicts and what is paused', () => {
    const followed = new FollowedCase();
    followed.happened({ event: openedOf(), at: monday });
    followed.fire(at('2026-03-03T10:30:00+08:00'));
    expect(recomputeDeadlines(followed.clocks, others)).toMatchObject([
      {
        type: 'SlaClockRecomputed',
        data: {
          ...{ clock: 'resolution', reason: 'calendar-changed' },
          previousDueAt: at('2026-03-06T00:00:00+08:00'),
          dueAt: at('2026-03-07T00:00:00+08:00'),
        },
      },
    ]);
    followed.happened({
      event: noted,
      at: at('2026-03-03T11:00:00+08:00'),
      status: 'awaiting-customer',
    });
    expect(recomputeDeadlines(followed.clocks, others)).toEqual([]);
    followed.happened({ event: noted, at: at('2026-03-05T11:00:00+08:00'), status: 'open' });
    expect(recomputeDeadlines(followed.clocks, others)).toMatchObject([
      { data: { previousDueAt: at('2026-03-10T00:00:00+08:00') } },
    ]);
    expect(recomputeDeadlines(followed.clocks, calendarsOf(defaultCalendars))).toEqual([]);
  });
});
