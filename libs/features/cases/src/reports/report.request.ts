import { parseRfc3339 } from '#contracts';
import { Describe, MayBeLeftOut, textRule } from '#platform/json-schema';
import { isTimeZone, type ReportRange } from './report-range.js';

const IsDay = textRule({
  name: 'isDay',
  sentence: 'must be a day such as 2026-03-01',
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  keywords: { format: 'date' },
  // PostgreSQL has no year 0.
  holds: (text) => parseRfc3339(`${text}T00:00:00Z`) !== undefined && !text.startsWith('0000-'),
});

const IsTimeZone = textRule({
  name: 'isTimeZone',
  sentence: 'must be a time zone by its IANA name such as Asia/Shanghai',
  pattern: /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/,
  holds: isTimeZone,
});

/** What every report is asked with. */
export class ReportRequest implements ReportRange {
  @Describe('The first day.')
  @IsDay()
  from!: string;

  @Describe('The last day; at most 366 days in all.')
  @IsDay()
  to!: string;

  @Describe('In which days, weeks and hours are told; UTC without it.')
  @MayBeLeftOut()
  @IsTimeZone()
  timeZone = 'UTC';
}
