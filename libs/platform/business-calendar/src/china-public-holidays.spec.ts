import { describe, expect, it } from '@jest/globals';
import { BusinessCalendar } from './business-calendar.js';
import { type CalendarDefinition } from './calendar-definition.js';
import { chinaPublicHolidays } from './china-public-holidays.js';

const working: CalendarDefinition = {
  name: 'bank',
  timeZone: 'Asia/Shanghai',
  week: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['09:00-17:00']]),
  ),
  publicHolidays: { of: 'CN', makeUpWorkdaysAs: 'friday' },
};

/** From the notices of the State Council (国办发明电) for these years. */
const free = [
  ...['2024-02-10', '2024-02-17', '2024-04-04', '2024-05-03', '2024-06-10', '2024-09-17'],
  ...['2024-10-07', '2025-01-01', '2025-01-28', '2025-02-04', '2025-05-05', '2025-06-02'],
  ...['2025-10-08', '2026-01-02', '2026-02-16', '2026-02-23', '2026-04-06', '2026-05-05'],
  ...['2026-06-19', '2026-09-25', '2026-10-07'],
];
const worked = [
  ...['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14'],
  ...['2024-09-29', '2024-10-12', '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28'],
  ...['2025-10-11', '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20'],
  '2026-10-10',
];

describe("China's public holidays", () => {
  const calendar = new BusinessCalendar(working);
  const noon = (date: string) => new Date(`${date}T12:00:00+08:00`);

  it.each(free)('%s is free', (date) => {
    expect(calendar.isWorkingTime(noon(date))).toBe(false);
  });

  it.each(worked)('%s is worked, though a weekend (调休)', (date) => {
    expect(['Sat', 'Sun']).toContain(noon(date).toUTCString().slice(0, 3));
    expect(calendar.isWorkingTime(noon(date))).toBe(true);
  });

  it('are complete for 2024 to 2026: as many make-up workdays as were announced', () => {
    const announced = chinaPublicHolidays.makeUpWorkdays.filter((date) => date >= '2024');
    expect(announced).toEqual([...worked].sort());
    expect(chinaPublicHolidays.announcedUntil).toBeGreaterThanOrEqual(2026);
  });

  it('move the third business day after a withdrawal across a golden week', () => {
    const due = (asked: string) => calendar.endOfBusinessDayAfter(new Date(asked), 3);
    // Asked on Wednesday the 30th: the 8th, the 9th and, a make-up Saturday, the 10th.
    expect(due('2026-09-30T15:00:00+08:00')).toEqual(new Date('2026-10-11T00:00:00+08:00'));
    // Spring Festival 2026: the 13th is a Friday, Saturday the 14th is worked, then the 24th and 25th.
    expect(due('2026-02-13T23:59:59+08:00')).toEqual(new Date('2026-02-26T00:00:00+08:00'));
  });

  it('yield to what a calendar says itself', () => {
    const own = new BusinessCalendar({
      ...working,
      holidays: ['2026-10-10'],
      exceptions: { '2026-10-01': ['11:00-13:00'] },
    });
    expect(own.isWorkingTime(noon('2026-10-10'))).toBe(false);
    expect(own.isWorkingTime(noon('2026-10-01'))).toBe(true);
  });

  it('are part of the fingerprint of a calendar that has them', () => {
    const { publicHolidays: _, ...without } = working;
    const prints = [working, { ...working }, without, { ...without, holidays: ['2026-10-01'] }].map(
      (definition) => new BusinessCalendar(definition).fingerprint,
    );
    expect(prints[0]).toBe(prints[1]);
    expect(new Set(prints).size).toBe(3);
  });
});
