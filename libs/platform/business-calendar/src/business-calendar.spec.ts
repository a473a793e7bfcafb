import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BusinessCalendar } from './business-calendar.js';
import { weekdays } from './calendar-date.js';
import { type CalendarDefinition } from './calendar-definition.js';
import { SlowCalendar } from './slow-calendar.fixture.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai'];

/** Times at which the wall clocks of somebody are put forward or back, and a date that never was. */
const oddMoments: readonly (readonly [zone: string, instant: string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'], // half an hour
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'], // a day that begins at 01:00
  ['America/Sao_Paulo', '2019-02-17T02:00:00Z'], // 23:00 comes twice
  ['America/St_Johns', '2010-11-07T02:31:00Z'], // back across midnight: dates alternate
  ['Pacific/Apia', '2011-12-30T10:00:00Z'], // 2011-12-30 never was
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'], // back for Ramadan only
  ['Europe/Berlin', '2025-12-31T23:00:00Z'],
];

function frames(stepMinutes: number): fc.Arbitrary<string[]> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max: (24 * 60) / stepMinutes }), { maxLength: 6 })
    .map((steps) => {
      const bounds = steps.sort((one, other) => one - other).map((step) => step * stepMinutes);
      return bounds.flatMap((from, index) => {
        const until = bounds[index + 1];
        return index % 2 === 0 && until !== undefined ? [`${clock(from)}-${clock(until)}`] : [];
      });
    });
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

function calendars(
  timeZone: string,
  stepMinutes: number,
  first: number,
  last: number,
): fc.Arbitrary<CalendarDefinition> {
  const date = fc
    .integer({ min: Math.floor(first / dayMs) - 1, max: Math.floor(last / dayMs) + 1 })
    .map((day) => new Date(day * dayMs).toISOString().slice(0, 10));
  const day = frames(stepMinutes);
  return fc
    .record({
      week: fc.record(Object.fromEntries(weekdays.map((weekday) => [weekday, day]))),
      holidays: fc.uniqueArray(date, { maxLength: 40 }),
      makeUpWorkdays: fc.dictionary(date, fc.constantFrom(...weekdays), { maxKeys: 20 }),
      exceptions: fc.dictionary(date, day, { maxKeys: 20 }),
    })
    .filter(({ week }) => Object.values(week).some((texts) => texts.length > 0))
    .map((parts) => ({ name: 'any', timeZone, ...parts }));
}

function compare(slow: SlowCalendar, calendar: CalendarDefinition, since: number, until: number) {
  const fast = new BusinessCalendar(calendar);
  const passed = slow.businessTimeBetween(calendar, since, until);
  expect(fast.businessTimeBetween(new Date(since), new Date(until))).toBe(passed);
  expect(fast.isWorkingTime(new Date(since))).toBe(slow.isWorkingTime(calendar, since));
  // All that passes until then, all but a bit of it, half of it, and a millisecond.
  for (const time of [passed, passed - 1, Math.floor(passed / 2), 1, 0].filter(
    (asked) => asked >= 0 && asked <= passed,
  )) {
    const due = slow.afterBusinessTime(calendar, since, time, until) ?? until;
    expect(fast.afterBusinessTime(new Date(since), time).getTime()).toBe(due);
  }
  for (const n of [1, 3, 17]) {
    const end = slow.endOfBusinessDayAfter(calendar, since, n, until);
    if (end === undefined) break; // it is not within the time that was looked at
    expect(fast.endOfBusinessDayAfter(new Date(since), n).getTime()).toBe(end);
  }
}

describe('a business calendar answers as one who looks at the wall clock all the time', () => {
  const first = Date.UTC(2025, 0, 1);
  const last = Date.UTC(2028, 0, 1);
  const stepMinutes = 15;
  const steps = (last - first) / (stepMinutes * minuteMs);

  it.each(zones)('over three years in %s', (timeZone) => {
    const slow = new SlowCalendar(timeZone, stepMinutes);
    fc.assert(
      fc.property(
        calendars(timeZone, stepMinutes, first, last),
        fc.integer({ min: 0, max: steps }),
        fc.integer({ min: 0, max: steps }),
        (calendar, one, other) => {
          const [since, until] = [Math.min(one, other), Math.max(one, other)];
          const at = (step: number) => first + step * stepMinutes * minuteMs;
          compare(slow, calendar, at(since), at(until));
        },
      ),
      { numRuns: 5 },
    );
  });

  it.each(oddMoments)('to the millisecond around what happens in %s at %s', (timeZone, moment) => {
    const slow = new SlowCalendar(timeZone, 1);
    const odd = Date.parse(moment);
    const around = fc.integer({ min: -2 * dayMs, max: 2 * dayMs }).map((ms) => odd + ms);
    fc.assert(
      fc.property(
        calendars(timeZone, 1, odd - 2 * dayMs, odd + 2 * dayMs),
        around,
        around,
        (calendar, one, other) => {
          compare(slow, calendar, Math.min(one, other), Math.max(one, other));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a business calendar', () => {
  const office: CalendarDefinition = {
    name: 'office',
    timeZone: 'Europe/Berlin',
    week: Object.fromEntries(
      weekdays.slice(1, 6).map((weekday) => [weekday, ['09:00-12:00', '13:30-18:00']]),
    ),
  };

  it('ends a duration at the end of a frame, not at the beginning of the next one', () => {
    const calendar = new BusinessCalendar(office);
    const morning = new Date('2026-11-25T08:00:00Z');
    expect(calendar.afterBusinessTime(morning, 3 * 60 * minuteMs)).toEqual(
      new Date('2026-11-25T11:00:00Z'),
    );
    expect(calendar.afterBusinessTime(morning, 3 * 60 * minuteMs + 1)).toEqual(
      new Date('2026-11-25T12:30:00.001Z'),
    );
  });

  it('counts business days from the day after, and weekends not at all', () => {
    const calendar = new BusinessCalendar(office);
    for (const asked of ['2026-11-27T23:30:00+01:00', '2026-11-27T00:00:00+01:00']) {
      expect(calendar.endOfBusinessDayAfter(new Date(asked), 3)).toEqual(
        new Date('2026-12-03T00:00:00+01:00'),
      );
    }
    // Asked on a Saturday, Monday is the first.
    expect(calendar.endOfBusinessDayAfter(new Date('2026-11-28T10:00:00Z'), 1)).toEqual(
      new Date('2026-12-01T00:00:00+01:00'),
    );
  });

  it('ends a date that shows again after midnight when it is over for good', () => {
    // In St John's, 2010-11-07T00:01 (02:31Z) was followed by 2010-11-06T23:01.
    const calendar = new BusinessCalendar({
      name: 'always',
      timeZone: 'America/St_Johns',
      week: Object.fromEntries(weekdays.map((weekday) => [weekday, ['00:00-24:00']])),
    });
    expect(calendar.endOfBusinessDayAfter(new Date('2010-11-05T12:00:00Z'), 1)).toEqual(
      new Date('2010-11-07T03:30:00Z'),
    );
  });

  it('works through a night whose hour comes twice, and not in one that is skipped', () => {
    const allDay = Object.fromEntries(weekdays.map((weekday) => [weekday, ['00:00-24:00']]));
    const calendar = new BusinessCalendar({ ...office, week: allDay });
    const spanOf = (day: string, next: string) =>
      calendar.businessTimeBetween(new Date(`${day}T00:00Z`), new Date(`${next}T00:00Z`));
    expect(spanOf('2026-10-25', '2026-10-26')).toBe(dayMs);
    const night = { ...office, week: { sunday: ['02:00-03:00'] } };
    const hours = (from: string, until: string) =>
      new BusinessCalendar(night).businessTimeBetween(new Date(from), new Date(until)) / dayMs;
    expect(hours('2026-10-24T12:00Z', '2026-10-25T12:00Z') * 24).toBe(2);
    expect(hours('2026-03-28T12:00Z', '2026-03-29T12:00Z')).toBe(0);
  });

  it('looks ten years ahead without walking there', () => {
    const calendar = new BusinessCalendar(office);
    const start = new Date('2026-01-01T00:00:00Z');
    const tenYears = calendar.businessTimeBetween(start, new Date('2036-01-01T00:00:00Z'));
    for (let asked = 0; asked < 100_000; asked++) {
      calendar.afterBusinessTime(start, tenYears - asked);
    }
    expect(calendar.afterBusinessTime(start, tenYears) > new Date('2035-12-28')).toBe(true);
  });

  it('refuses to look beyond all calendars', () => {
    const calendar = new BusinessCalendar({ ...office, week: { monday: ['09:00-09:01'] } });
    expect(() => calendar.afterBusinessTime(new Date('2026-01-01'), 1e13)).toThrow('2199');
    expect(() => calendar.afterBusinessTime(new Date('2026-01-01'), -1)).toThrow(RangeError);
    expect(() => calendar.endOfBusinessDayAfter(new Date('2026-01-01'), 0)).toThrow('from 1');
  });
});
