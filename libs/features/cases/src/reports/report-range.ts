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
export function checkReportRange(range: ReportRange): void {
  const days = lengthOf(range);
  if (days >= 1 && days <= MOST_DAYS) return;
  throw new CaselineError(
    'malformed',
    'invalid-report-range',
    `A report covers 1 to ${MOST_DAYS} days. Give as \`to\` a day that is not before \`from\` and less than ${MOST_DAYS} days after it.`,
  );
}

export function daysOf(range: ReportRange): readonly string[] {
  const first = Date.parse(range.from);
  return Array.from({ length: lengthOf(range) }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
}

function lengthOf({ from, to }: ReportRange): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
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
