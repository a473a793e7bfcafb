import { describe, expect, it } from '@jest/globals';
import { parseCalendar } from './parse-calendar.js';

const good = {
  name: 'hotline',
  timeZone: 'Asia/Shanghai',
  week: { monday: ['08:00-22:00'], saturday: [] },
  holidays: ['2026-10-01'],
  makeUpWorkdays: { '2026-10-10': 'monday' },
  exceptions: { '2026-12-31': ['08:00-12:00', '12:00-24:00'] },
};

describe('a calendar', () => {
  it('is taken as it is written', () => {
    expect(parseCalendar(good).framesOn(Date.UTC(2026, 11, 31) / 86_400_000)).toEqual([
      { from: 28_800_000, until: 43_200_000 },
      { from: 43_200_000, until: 86_400_000 },
    ]);
  });

  it.each([
    [[], 'it is no object'],
    [{ ...good, name: 'Hot line' }, 'at name: write lower-case letters'],
    [{ ...good, timeZone: 'Asia/Peking' }, 'at timeZone: Asia/Peking is no time zone'],
    [{ ...good, timeZone: undefined }, 'at timeZone: it is missing'],
    [{ ...good, week: undefined }, 'at week: write a list'],
    [{ ...good, week: { monday: [] } }, 'no business time would ever pass'],
    [{ ...good, week: { montag: ['08:00-22:00'] } }, 'at week.montag: write one of sunday'],
    [{ ...good, week: { monday: '08:00-22:00' } }, 'at week: write a list of time frames'],
    [{ ...good, week: { monday: ['8-22'] } }, 'at week.monday: 8-22 is no time frame'],
    [{ ...good, week: { monday: ['08:00-24:01'] } }, 'on no clock'],
    [{ ...good, week: { monday: ['08:60-24:00'] } }, 'on no clock'],
    [{ ...good, week: { monday: ['22:00-06:00'] } }, 'is two, 22:00-24:00 and'],
    [{ ...good, week: { monday: ['10:00-12:00', '09:00-10:00'] } }, 'begins before 10:00-12:00'],
    [{ ...good, holiday: ['2026-10-01'] }, 'at holiday: there is no such member'],
    [{ ...good, holidays: ['2026-02-30'] }, 'at holidays: 2026-02-30 is no date'],
    [{ ...good, holidays: '2026-02-03' }, 'at holidays: write a list'],
    [{ ...good, makeUpWorkdays: { '2026-10-10': 'mon' } }, 'at makeUpWorkdays: write a weekday'],
    [{ ...good, exceptions: { '1.10.2026': [] } }, 'at exceptions.1.10.2026: 1.10.2026 is no date'],
    [{ ...good, publicHolidays: { of: 'DE' } }, 'at publicHolidays.of: only those of CN'],
    [{ ...good, publicHolidays: { of: 'CN' } }, 'at publicHolidays.makeUpWorkdaysAs: say'],
  ])('that is wrong is refused with what to mend: %j', (wrong, message) => {
    expect(() => parseCalendar(wrong)).toThrow(message);
  });
});
