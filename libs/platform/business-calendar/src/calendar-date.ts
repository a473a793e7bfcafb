export const dayMs = 24 * 60 * 60 * 1000;

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

export type Weekday = (typeof weekdays)[number];

/** A date of a calendar on a wall, as the number of days since 1970-01-01. It knows no time zone. */
export type DayNumber = number;

/** Undefined for what is no date, like 2026-02-30. */
export function dayNumberOf(date: string): DayNumber | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes 2026-02-30 for 2026-03-02.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) {
    return undefined;
  }
  return midnight / dayMs;
}

export function weekdayOf(day: DayNumber): Weekday {
  // 1970-01-01 was a Thursday.
  return weekdays[(((day + 4) % 7) + 7) % 7] ?? 'sunday';
}
