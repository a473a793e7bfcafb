import { type RawBuilder, sql } from 'kysely';
import { type ReportRange } from './report-range.js';

/** When the first day begins. */
export function beginningOf({ from, timeZone }: ReportRange): RawBuilder<Date> {
  return sql`(${from}::date::timestamp at time zone ${timeZone}::text)`;
}

/** When the last day is over. */
export function endOf({ to, timeZone }: ReportRange): RawBuilder<Date> {
  return sql`((${to}::date + 1)::timestamp at time zone ${timeZone}::text)`;
}

/** Whether a column's moment is in one of the days; an index on the column serves it. */
export function within(column: string, range: ReportRange): RawBuilder<boolean> {
  const moment = sql.ref(column);
  return sql`(${moment} >= ${beginningOf(range)} and ${moment} < ${endOf(range)})`;
}

/** A column's moment as the clocks of the time zone show it. */
export function locally(column: string, { timeZone }: ReportRange): RawBuilder<Date> {
  return sql`(${sql.ref(column)} at time zone ${timeZone}::text)`;
}

/** Median, 90th and 95th percentile of the seconds between two columns; an array, or null of no rows. */
export function percentiles(from: string, to: string): RawBuilder<number[] | null> {
  return sql`percentile_cont(array[0.5, 0.9, 0.95]) within group (
    order by extract(epoch from ${sql.ref(to)} - ${sql.ref(from)})::float8)`;
}

/** Nobody asks for parts of a second. */
export function inSeconds(found: number[] | null): Durations {
  const [median, p90, p95] = (found ?? []).map((seconds) => Math.round(seconds));
  return { medianSeconds: median ?? null, p90Seconds: p90 ?? null, p95Seconds: p95 ?? null };
}

export interface Durations {
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
  readonly p95Seconds: number | null;
}
