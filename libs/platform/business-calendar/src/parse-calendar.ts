import { type DayNumber, dayNumberOf, type Weekday, weekdayOf, weekdays } from './calendar-date.js';
import { type CalendarDefinition } from './calendar-definition.js';
import { chinaPublicHolidays } from './china-public-holidays.js';
import { checkCalendarShape } from './check-calendar-shape.js';
import { InvalidCalendarError } from './invalid-calendar-error.js';
import { parseTimeFrames, type TimeFrame } from './time-frame.js';

/** A calendar that was checked: which time frames a date has. */
export interface CalendarRules {
  readonly name: string;
  readonly timeZone: string;
  readonly framesOn: (day: DayNumber) => readonly TimeFrame[];
}

/** @throws InvalidCalendarError */
export function parseCalendar(value: unknown): CalendarRules {
  const definition = checkCalendarShape(value);
  const { name } = definition;
  const timeZone = timeZoneOf(definition);
  const week = weekOf(definition);
  const special = specialDays(definition, week);
  return {
    name,
    timeZone,
    framesOn: (day) => special.get(day) ?? week[weekdayOf(day)],
  };
}

function timeZoneOf({ name, timeZone }: CalendarDefinition): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    throw new InvalidCalendarError(
      name,
      'timeZone',
      `${timeZone} is no time zone of IANA: write e.g. Asia/Shanghai`,
    );
  }
}

type Week = Readonly<Record<Weekday, readonly TimeFrame[]>>;

function weekOf({ name, week }: CalendarDefinition): Week {
  const entries = weekdays.map(
    (weekday) => [weekday, framesAt(name, `week.${weekday}`, week[weekday] ?? [])] as const,
  );
  if (entries.every(([, frames]) => frames.length === 0)) {
    throw new InvalidCalendarError(
      name,
      'week',
      'no day of the week has a time frame, so no business time would ever pass',
    );
  }
  return Object.fromEntries(entries) as Week;
}

/** Later entries win: holidays, then make-up workdays, then exceptions; the country's before one's own. */
function specialDays(
  definition: CalendarDefinition,
  week: Week,
): ReadonlyMap<DayNumber, readonly TimeFrame[]> {
  const { name, publicHolidays, holidays = [], makeUpWorkdays = {}, exceptions = {} } = definition;
  const days = new Map<DayNumber, readonly TimeFrame[]>();
  if (publicHolidays) {
    const announced = chinaPublicHolidays;
    const worked = week[publicHolidays.makeUpWorkdaysAs];
    for (const date of announced.holidays) days.set(dayAt(name, 'publicHolidays', date), []);
    for (const date of announced.makeUpWorkdays) {
      days.set(dayAt(name, 'publicHolidays', date), worked);
    }
  }
  for (const date of holidays) days.set(dayAt(name, 'holidays', date), []);
  for (const [date, weekday] of Object.entries(makeUpWorkdays)) {
    days.set(dayAt(name, 'makeUpWorkdays', date), week[weekday]);
  }
  for (const [date, frames] of Object.entries(exceptions)) {
    const pointer = `exceptions.${date}`;
    days.set(dayAt(name, pointer, date), framesAt(name, pointer, frames));
  }
  return days;
}

function dayAt(name: string, pointer: string, date: string): DayNumber {
  const day = dayNumberOf(date);
  if (day === undefined) {
    throw new InvalidCalendarError(name, pointer, `${date} is no date: write it as 2026-10-01`);
  }
  return day;
}

function framesAt(name: string, pointer: string, texts: readonly string[]): readonly TimeFrame[] {
  try {
    return parseTimeFrames(texts);
  } catch (error) {
    throw new InvalidCalendarError(name, pointer, (error as RangeError).message);
  }
}
