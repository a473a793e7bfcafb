export const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads a timestamp of RFC 3339; undefined when it is none. `Date.parse` alone takes 30 February for
 * 2 March. A leap second (`:60`) is refused, as no clock of ours can tell it.
 */
export function parseRfc3339(text: string): Date | undefined {
  const parts = DATE_TIME.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number];
  if (day < 1 || day > daysIn(year, month)) return undefined;
  const date = new Date(text.toUpperCase());
  // An offset can push the year out of the four digits that all our timestamps have.
  const inRange = /^\d{4}-/.test(Number.isNaN(date.getTime()) ? '' : date.toISOString());
  return inRange ? date : undefined;
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
