import { parseRfc3339 } from '#contracts';

/**
 * Whether a place in a list, as anybody can write one, names a moment that there is, in the one form in which rows
 * name it. `Date.parse` takes 30 February, and PostgreSQL has no year 0.
 */
export function isPlaceMoment(value: unknown): value is string {
  if (typeof value !== 'string' || value.startsWith('0000-')) return false;
  return parseRfc3339(value)?.toISOString() === value;
}
