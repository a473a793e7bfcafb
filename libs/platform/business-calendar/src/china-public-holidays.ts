import { createRequire } from 'node:module';

/** What the State Council announced: dates that are free, and dates that are worked instead (调休). */
export interface AnnouncedDays {
  readonly holidays: readonly string[];
  readonly makeUpWorkdays: readonly string[];
  /** The last year that was announced when the data was made. Beyond it every week is an ordinary one. */
  readonly announcedUntil: number;
}

interface ChineseDays {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

export const chinaPublicHolidays: AnnouncedDays = announcedDays();

function announcedDays(): AnnouncedDays {
  // Only the data: the package's functions read dates in the time zone of the process.
  const days = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as ChineseDays;
  const holidays = Object.keys(days.holidays).sort();
  return {
    holidays,
    makeUpWorkdays: Object.keys(days.workdays).sort(),
    announcedUntil: Number(holidays.at(-1)?.slice(0, 4)),
  };
}
