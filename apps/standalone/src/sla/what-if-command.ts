import { type Kysely, sql } from 'kysely';
import {
  caseIdOfClocks,
  CLOCK_STREAM_PREFIX,
  type ClockDifference,
  type ClockEvent,
  WhatIf,
  type WhatIfSummary,
} from '#features/cases';
import { type RecordedEvent } from '#platform/event-store';
import { systemClock } from '#platform/kernel';
import { count } from '../progress/progress-line.js';
import { ProgressReport } from '../progress/progress-report.js';
import { textTable } from '../projections/text-table.js';
import { type Tools } from '../projections/tools.js';
import { readCalendars } from '../sla-settings.js';

/** So many differences are shown to people; machines get all of them. */
const SHOWN = 20;
const TOLD_EVERY = 1_000;

export async function whatIf(
  { store, db }: Pick<Tools, 'store' | 'db'>,
  file: string,
  asJson: boolean,
  signal: AbortSignal,
): Promise<string> {
  const whatIf = new WhatIf(readCalendars(file), systemClock.now());
  const differences: ClockDifference[] = [];
  const total = await expectedEvents(db);
  const report = new ProgressReport(process.stderr, () => performance.now());
  let events = 0;
  try {
    for await (const event of store.readAll({
      filter: { streamPrefixes: [CLOCK_STREAM_PREFIX] },
    })) {
      signal.throwIfAborted();
      const { streamName } = event;
      differences.push(
        ...whatIf.add(caseIdOfClocks(streamName), event as RecordedEvent<ClockEvent>),
      );
      events += 1;
      if (events % TOLD_EVERY > 0) continue;
      const share = Math.min(1, events / Math.max(1, total));
      report.show({ phase: 'reading', events, total, share });
    }
  } finally {
    report.end();
  }
  differences.push(...whatIf.end());
  if (asJson) return JSON.stringify({ ...whatIf.summary, differences }, undefined, 2);
  return describe(whatIf.summary, differences);
}

/** As the read side has counted them: an estimate, as it may be behind. */
async function expectedEvents(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ events: string | null }>`
    select sum(revision + 1) as events from case_clocks`.execute(db);
  return Number(rows[0]?.events ?? 0);
}

function describe(
  { promises, otherwiseDue, metInstead, breachedInstead }: WhatIfSummary,
  differences: readonly ClockDifference[],
): string {
  const sentence =
    `Of ${count(promises)} promises by these calendars ${count(otherwiseDue)} would have been due at another time; ` +
    `${count(metInstead)} that were missed would not have been, ${count(breachedInstead)} would have been missed that were not.`;
  if (differences.length === 0) return sentence;
  const decisive = differences.filter(({ outcome, wouldBe }) => outcome !== wouldBe);
  const others = differences.filter(({ outcome, wouldBe }) => outcome === wouldBe);
  const rows = [...decisive, ...others].slice(0, SHOWN);
  const left = differences.length - rows.length;
  return [
    sentence,
    '',
    textTable([
      ['CASE', 'CLOCK', 'ROUND', 'DUE', 'WOULD BE', 'CAME TO', 'WOULD HAVE'],
      ...rows.map((row) => [
        ...[row.caseId, row.clock, String(row.round), row.dueAt, row.wouldBeDueAt],
        ...[row.outcome, row.wouldBe],
      ]),
    ]),
    ...(left > 0 ? [`and ${count(left)} more: --json has all of them`] : []),
  ].join('\n');
}
