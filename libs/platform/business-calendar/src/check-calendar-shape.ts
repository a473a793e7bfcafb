import { type Weekday, weekdays } from './calendar-date.js';
import { type CalendarDefinition } from './calendar-definition.js';
import { InvalidCalendarError } from './invalid-calendar-error.js';

const members = new Set([
  ...['name', 'timeZone', 'week', 'publicHolidays'],
  ...['holidays', 'makeUpWorkdays', 'exceptions'],
]);

/**
 * Looks at the shape alone. A member that nobody knows is refused: misspelt holidays would go unnoticed
 * until the day they are worked.
 *
 * @throws InvalidCalendarError
 */
export function checkCalendarShape(value: unknown): CalendarDefinition {
  if (!isRecord(value)) throw new InvalidCalendarError('', '/', 'it is no object');
  const { name } = value;
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) {
    throw new InvalidCalendarError(
      '',
      'name',
      'write lower-case letters, digits and -, at most 40',
    );
  }
  const refuse = (pointer: string, reason: string): never => {
    throw new InvalidCalendarError(name, pointer, reason);
  };
  for (const member of Object.keys(value)) {
    if (!members.has(member))
      refuse(member, `there is no such member, but ${[...members].join(', ')}`);
  }
  if (typeof value.timeZone !== 'string') refuse('timeZone', 'it is missing');
  checkFrames(value.week, 'week', refuse);
  for (const weekday of Object.keys(value.week as object)) {
    if (!isWeekday(weekday)) refuse(`week.${weekday}`, `write one of ${weekdays.join(', ')}`);
  }
  checkDays(value, refuse);
  return value as unknown as CalendarDefinition;
}

type Refuse = (pointer: string, reason: string) => never;

function checkDays(value: Readonly<Record<string, unknown>>, refuse: Refuse): void {
  const { holidays = [], makeUpWorkdays = {}, exceptions = {}, publicHolidays } = value;
  if (!isListOfStrings(holidays)) refuse('holidays', 'write a list of dates');
  if (!isRecord(makeUpWorkdays) || !Object.values(makeUpWorkdays).every(isWeekday)) {
    refuse('makeUpWorkdays', 'write a weekday for each date, e.g. { "2026-10-10": "monday" }');
  }
  checkFrames(exceptions, 'exceptions', refuse);
  if (publicHolidays === undefined) return;
  if (!isRecord(publicHolidays) || publicHolidays.of !== 'CN') {
    refuse('publicHolidays.of', 'only those of CN are known');
  } else if (!isWeekday(publicHolidays.makeUpWorkdaysAs)) {
    refuse('publicHolidays.makeUpWorkdaysAs', 'say the frames of which weekday hold on them');
  }
}

function checkFrames(value: unknown, pointer: string, refuse: Refuse): void {
  if (!isRecord(value) || !Object.values(value).every(isListOfStrings)) {
    refuse(pointer, 'write a list of time frames for each day, e.g. ["09:00-18:00"], or []');
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string');
}

function isWeekday(value: unknown): value is Weekday {
  return weekdays.some((weekday) => weekday === value);
}
