import { createHash } from 'node:crypto';
import { BusinessYear, endOfBusinessDay } from './business-year.js';
import { dayMs } from './calendar-date.js';
import { type CalendarDefinition } from './calendar-definition.js';
import { chinaPublicHolidays } from './china-public-holidays.js';
import { type CalendarRules, parseCalendar } from './parse-calendar.js';
import { ZoneOffsets } from './zone-offsets.js';

const lastYear = 2199;

/** When people work, by a clock on a wall somewhere. Instants are `Date`s, durations milliseconds. */
export class BusinessCalendar {
  readonly name: string;
  /** Changes with everything that working time depends on, the public holidays that are known included. */
  readonly fingerprint: string;
  readonly #rules: CalendarRules;
  readonly #zone: ZoneOffsets;
  readonly #years = new Map<number, BusinessYear>();

  /** @throws InvalidCalendarError with what to mend */
  constructor(readonly definition: CalendarDefinition) {
    this.#rules = parseCalendar(definition);
    this.name = this.#rules.name;
    this.#zone = new ZoneOffsets(this.#rules.timeZone);
    const announced = definition.publicHolidays && chinaPublicHolidays;
    this.fingerprint = createHash('sha256')
      .update(JSON.stringify([definition, announced]))
      .digest('hex');
  }

  isWorkingTime(instant: Date): boolean {
    return this.#year(instant.getUTCFullYear()).isWorkingTime(instant.getTime());
  }

  /** Business time from one instant to another; none when the other is not later. */
  businessTimeBetween(since: Date, until: Date): number {
    if (until <= since) return 0;
    const lastOne = until.getUTCFullYear();
    let year = since.getUTCFullYear();
    let passed = -this.#year(year).elapsedAt(since.getTime());
    for (; year < lastOne; year++) passed += this.#year(year).total;
    return passed + this.#year(lastOne).elapsedAt(until.getTime());
  }

  /**
   * The first instant at which so much business time has passed since `since`: the end of a frame rather
   * than the beginning of the next one. Without any to pass it is `since` itself.
   */
  afterBusinessTime(since: Date, businessTime: number): Date {
    if (!Number.isSafeInteger(businessTime) || businessTime < 0) {
      throw new RangeError('Business time is a whole number of milliseconds, 0 or more.');
    }
    if (businessTime === 0) return since;
    let year = since.getUTCFullYear();
    let elapsed = this.#year(year).elapsedAt(since.getTime()) + businessTime;
    for (; elapsed > this.#year(year).total; year++) elapsed -= this.#year(year).total;
    return new Date(this.#year(year).instantWhen(elapsed));
  }

  /**
   * The end (24:00) of the n-th business day after the date on which `since` falls. A business day is a
   * date with working time; the date of `since` itself does not count.
   */
  endOfBusinessDayAfter(since: Date, n: number): Date {
    if (!Number.isSafeInteger(n) || n < 1) throw new RangeError('Count business days from 1.');
    let day = Math.floor((since.getTime() + this.#zone.offsetAt(since.getTime())) / dayMs);
    let end = since.getTime();
    for (let left = n; left > 0;) {
      day += 1;
      const ended = this.#endOfBusinessDay(day);
      if (ended === undefined) continue;
      end = ended;
      left -= 1;
    }
    return new Date(end);
  }

  #endOfBusinessDay(day: number): number | undefined {
    if (day > Date.UTC(lastYear) / dayMs) throw beyondTime();
    // No wall clock is a day or more away from UTC.
    const stretches = this.#zone.stretchesAround((day - 1) * dayMs, (day + 2) * dayMs);
    return endOfBusinessDay(day, this.#rules, stretches);
  }

  #year(year: number): BusinessYear {
    const known = this.#years.get(year);
    if (known) return known;
    if (Number.isNaN(year) || year > lastYear) throw beyondTime();
    const made = new BusinessYear(this.#rules, this.#zone.stretchesOfYear(year));
    this.#years.set(year, made);
    return made;
  }
}

function beyondTime(): RangeError {
  return new RangeError(`Calendars end with the year ${lastYear}: ask for less business time.`);
}
