import { type Weekday } from './calendar-date.js';

/**
 * A calendar as data, as it stands in a file. Times are those of a clock on a wall in `timeZone`; a time
 * frame is `HH:MM-HH:MM` within one day, and ends at 24:00 at the latest. For a date holds what is said
 * first of: an exception, a make-up workday, a holiday, its weekday.
 */
export interface CalendarDefinition {
  readonly name: string;
  /** By IANA, e.g. Asia/Shanghai. */
  readonly timeZone: string;
  /** The time frames of each weekday. One that is not named is free. */
  readonly week: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  /** Holidays and make-up workdays of a country whose government announces them year by year. */
  readonly publicHolidays?: PublicHolidays;
  /** Dates (YYYY-MM-DD) that are free. */
  readonly holidays?: readonly string[];
  /** Dates that are worked (调休), each with the frames of a weekday. */
  readonly makeUpWorkdays?: Readonly<Record<string, Weekday>>;
  /** Dates with time frames of their own, or none. */
  readonly exceptions?: Readonly<Record<string, readonly string[]>>;
}

export interface PublicHolidays {
  /** ISO 3166 code of the country. */
  readonly of: 'CN';
  /** The weekday whose frames hold on make-up workdays: their announcement names none. */
  readonly makeUpWorkdaysAs: Weekday;
}
