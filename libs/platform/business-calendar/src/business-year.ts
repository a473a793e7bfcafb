import { type DayNumber, dayMs } from './calendar-date.js';
import { type CalendarRules } from './parse-calendar.js';
import { type EvenStretch } from './zone-offsets.js';

/**
 * The working time of one year (UTC), in order, with what had passed before each interval: so any
 * question is a binary search.
 */
export class BusinessYear {
  readonly total: number;
  readonly #from: number[] = [];
  readonly #until: number[] = [];
  /** Business time of this year before each interval. */
  readonly #before: number[] = [];

  constructor(rules: CalendarRules, stretches: readonly EvenStretch[]) {
    let total = 0;
    for (const stretch of stretches) {
      for (const { from, until } of workingTimeIn(stretch, rules)) {
        this.#from.push(from);
        this.#until.push(until);
        this.#before.push(total);
        total += until - from;
      }
    }
    this.total = total;
  }

  /** Business time from the year's beginning to the instant. */
  elapsedAt(instant: number): number {
    const index = lastAtMost(this.#from, instant);
    const from = this.#from[index];
    const until = this.#until[index];
    if (from === undefined || until === undefined) return 0;
    return (this.#before[index] ?? 0) + Math.min(instant, until) - from;
  }

  isWorkingTime(instant: number): boolean {
    const until = this.#until[lastAtMost(this.#from, instant)];
    return until !== undefined && instant < until;
  }

  /** The first instant at which so much business time of this year has passed; 0 < elapsed <= total. */
  instantWhen(elapsed: number): number {
    // The interval before which less than that has passed.
    const index = lastAtMost(this.#before, elapsed - 1);
    return (this.#from[index] ?? 0) + elapsed - (this.#before[index] ?? 0);
  }
}

/**
 * Working time is whenever the wall clock shows a time within a frame: an hour that is skipped is not
 * worked, one that comes twice is worked twice.
 */
function* workingTimeIn(
  { from, until, offset }: EvenStretch,
  rules: CalendarRules,
): Generator<{ readonly from: number; readonly until: number }> {
  const lastDay = Math.floor((until + offset - 1) / dayMs);
  for (let day = Math.floor((from + offset) / dayMs); day <= lastDay; day++) {
    const midnight = day * dayMs - offset;
    for (const frame of rules.framesOn(day)) {
      const begin = Math.max(midnight + frame.from, from);
      const end = Math.min(midnight + frame.until, until);
      if (begin < end) yield { from: begin, until: end };
    }
  }
}

/** When the date is over for good, or undefined for one without working time. */
export function endOfBusinessDay(
  day: DayNumber,
  rules: CalendarRules,
  stretches: readonly EvenStretch[],
): number | undefined {
  let end: number | undefined;
  let worked = false;
  for (const { from, until, offset } of stretches) {
    const midnight = day * dayMs - offset;
    const dayFrom = Math.max(midnight, from);
    const dayUntil = Math.min(midnight + dayMs, until);
    if (dayFrom >= dayUntil) continue;
    end = dayUntil;
    worked ||= rules
      .framesOn(day)
      .some((frame) => midnight + frame.from < dayUntil && midnight + frame.until > dayFrom);
  }
  return worked ? end : undefined;
}

/** The index of the last number that is not greater, -1 without one. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
