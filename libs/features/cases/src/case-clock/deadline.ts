import { type BusinessCalendar } from '#platform/business-calendar';
import { CaselineError } from '#platform/kernel';
import { type ClockTarget } from '../playbooks/clock-target.js';
import { type Pause } from './case-clocks.js';

/** The calendars of the installation, by name. */
export type Calendars = ReadonlyMap<string, BusinessCalendar>;

const MINUTE_MS = 60_000;

/** How much of a target is left when somebody is told that it is about to be missed. */
const WARN_AT_SHARE = 0.8;

export interface ClockRun {
  readonly target: ClockTarget;
  readonly startedAt: string;
  readonly pauses: readonly Pause[];
}

export interface Deadlines {
  readonly dueAt: string;
  readonly warnAt?: string;
}

/** When a clock that runs on now is due, and when its warning is. */
export function deadlinesOf(run: ClockRun, calendars: Calendars): Deadlines {
  const dueAt = dueOf(run, run.target, calendars);
  const warnAt = dueOf(run, earlier(run.target), calendars);
  return { dueAt, ...(warnAt < dueAt && { warnAt }) };
}

/** The target of the warning: most of the time, or the business day before the last one. */
function earlier(target: ClockTarget): ClockTarget {
  if ('elapsedMinutes' in target) {
    return { ...target, elapsedMinutes: target.elapsedMinutes * WARN_AT_SHARE };
  }
  if ('businessMinutes' in target) {
    return { ...target, businessMinutes: target.businessMinutes * WARN_AT_SHARE };
  }
  return { ...target, endOfBusinessDay: Math.max(1, target.endOfBusinessDay - 1) };
}

function dueOf({ startedAt, pauses }: ClockRun, target: ClockTarget, calendars: Calendars): string {
  const start = new Date(startedAt);
  const breaks = pauses.map(({ from, until }) => [new Date(from), new Date(until)] as const);
  if ('elapsedMinutes' in target) return walk(start, breaks, target.elapsedMinutes, elapsed);
  const calendar = calendarOf(target.calendar, calendars);
  if ('businessMinutes' in target) {
    return walk(start, breaks, target.businessMinutes, {
      between: (since, until) => calendar.businessTimeBetween(since, until),
      after: (since, ms) => calendar.afterBusinessTime(since, ms),
    });
  }
  return endOfDay(start, breaks, target.endOfBusinessDay, calendar);
}

type Breaks = readonly (readonly [from: Date, until: Date])[];

interface Measure {
  readonly between: (since: Date, until: Date) => number;
  readonly after: (since: Date, ms: number) => Date;
}

const elapsed: Measure = {
  between: (since, until) => until.getTime() - since.getTime(),
  after: (since, ms) => new Date(since.getTime() + ms),
};

/** From span to span between the pauses, until the time has run out in one of them. */
function walk(start: Date, breaks: Breaks, minutes: number, measure: Measure): string {
  let left = Math.round(minutes * MINUTE_MS);
  let since = start;
  for (const [from, until] of breaks) {
    const passed = from > since ? measure.between(since, from) : 0;
    if (passed >= left) break;
    left -= passed;
    since = until > since ? until : since;
  }
  return measure.after(since, left).toISOString();
}

/** A business day at whose end the clock was paused does not count. */
function endOfDay(start: Date, breaks: Breaks, days: number, calendar: BusinessCalendar): string {
  let end = start;
  for (let left = days; left > 0;) {
    // The end of a day is the first moment of the next one.
    end = calendar.endOfBusinessDayAfter(end === start ? start : justBefore(end), 1);
    const at = end;
    if (!breaks.some(([from, until]) => from < at && at <= until)) left -= 1;
  }
  return end.toISOString();
}

function justBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}

function calendarOf(name: string, calendars: Calendars): BusinessCalendar {
  const calendar = calendars.get(name);
  if (calendar) return calendar;
  throw new CaselineError(
    'unavailable',
    'calendar-missing',
    `There is no calendar ${name}, by which a clock runs. Add it to the file of SLA_CALENDARS_FILE.`,
    { retryAfterSeconds: 60 },
  );
}
