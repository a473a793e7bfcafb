import { CaselineError } from '#platform/kernel';

/** Whole days of a time zone, the first and the last included. */
export interface ReportRange {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/** @throws CaselineError `invalid-report-range` when it ends before it begins, or is too long. */
export function daysOf({ from, to }: ReportRange): readonly string[] {
  const first = Date.parse(from);
  const days = (Date.parse(to) - first) / DAY_MS + 1;
  if (days < 1 || days > MOST_DAYS) {
    throw new CaselineError(
      'malformed',
      'invalid-report-range',
      `A report covers 1 to ${MOST_DAYS} days. Give as \`to\` a day that is not before \`from\` and less than ${MOST_DAYS} days after it.`,
    );
  }
  return Array.from({ length: days }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Whether there is such a time zone; only names, as an offset means the opposite to PostgreSQL. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
