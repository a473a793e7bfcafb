import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BusinessCalendar } from '#platform/business-calendar';
import { resolved } from '../case/case-history.fixture.js';
import { FollowedCase, type HappenedAt, noted, openedOf } from './case-clock.fixture.js';
import { slowClock, type SlowEvent, type SlowTarget, SlowWall } from './slow-clock.fixture.js';
import { slaDefaults } from './sla-settings.js';

const QUARTER = 15 * 60_000;
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
const holidays = [
  '2025-04-18',
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-10-05',
  '2027-03-29',
];
const hours = ['09:00-12:00', '13:30-18:00'];
const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours };

interface History {
  readonly start: number;
  readonly target: SlowTarget;
  /** Quarters of an hour between one thing that happens and the next; after each odd one the customer's turn ends. */
  readonly gaps: readonly number[];
  readonly finishes: boolean;
  /** Between which of them somebody looks what is due. */
  readonly looks: readonly boolean[];
}

const histories = fc.record<History>({
  start: fc
    .integer({ min: Date.UTC(2025, 0, 1) / QUARTER, max: Date.UTC(2027, 11, 1) / QUARTER })
    .map((quarter) => quarter * QUARTER),
  target: fc.oneof(
    fc.record({ kind: fc.constant('elapsed' as const), amount: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant('business' as const), amount: fc.integer({ min: 1, max: 200 }) }),
    fc.record({
      kind: fc.constant('endOfBusinessDay' as const),
      amount: fc.integer({ min: 1, max: 8 }),
    }),
  ),
  gaps: fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 400 })), {
    maxLength: 9,
  }),
  finishes: fc.boolean(),
  looks: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
});

function targetOf({ kind, amount }: SlowTarget) {
  const from = 'recordedAt' as const;
  if (kind === 'elapsed') return { from, elapsedMinutes: amount * 15 };
  if (kind === 'business') return { from, businessMinutes: amount * 15, calendar: 'office' };
  return { from, endOfBusinessDay: amount, calendar: 'office' };
}

describe('the resolution clock of a case', () => {
  it.each(zones)('does what one would do by hand, over years in %s', (timeZone) => {
    const wall = new SlowWall(timeZone, holidays);
    const calendar = new BusinessCalendar({ name: 'office', timeZone, week, holidays });
    const settings = { defaults: slaDefaults, calendars: new Map([['office', calendar]]) };
    fc.assert(
      fc.property(histories, ({ start, target, gaps, finishes, looks }) => {
        const followed = new FollowedCase(settings, {
          resolution: targetOf(target),
        });
        const iso = (time: number) => new Date(time).toISOString();
        followed.happened({ event: openedOf({ caseType: 'account-locked' }), at: iso(start) });
        let now = start;
        const byHand: SlowEvent[] = [];
        gaps.forEach((gap, index) => {
          if (looks[index]) followed.fire(iso(now + gap * QUARTER - 1));
          now += gap * QUARTER;
          const pauses = index % 2 === 0;
          byHand.push({ at: now, does: pauses ? 'pause' : 'resume' });
          const status = pauses ? 'awaiting-customer' : 'open';
          followed.happened({ event: noted, at: iso(now), status } satisfies HappenedAt);
        });
        const end = now + 3_000 * QUARTER;
        if (finishes) {
          now += 30 * QUARTER;
          if (looks.at(-1)) followed.fire(iso(now - 1));
          byHand.push({ at: now, does: 'finish' });
          followed.happened({ event: resolved, at: iso(now) });
        } else followed.fire(iso(end));

        const expected = slowClock(start, end, target, byHand, wall);
        const { verdict, dueAt, state } = followed.clocks.clocks.resolution!;
        expect(verdict).toBe(expected.verdict);
        if (expected.dueAt !== undefined) expect(dueAt).toBe(iso(expected.dueAt));
        else if (!finishes) expect(state).toBe('paused');
        // Nothing is told twice, and nothing before its time.
        const told = followed.told.filter(
          ({ type, data }) => data.clock === 'resolution' && type === 'SlaBreached',
        );
        expect(told.length).toBe(expected.verdict === 'breached' ? 1 : 0);
      }),
      { numRuns: 150 },
    );
  });
});
