import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import {
  type ChangeFeed,
  groupBy,
  type ProjectionTransaction,
  type Projector,
  RunsAsProjector,
} from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, type CaseEvent, caseIdOf } from '../case/case-events.js';
import { type CaseTimelineRow, type CaseTimelineTables } from './case-timeline.migration.js';
import { timelineEntry } from './case-timeline.js';

export const CASE_TIMELINE_CHANGES = Symbol('ChangeFeed of case timelines');

/** Writes an entry for everything that happens to a case. */
@Injectable()
@RunsAsProjector()
export class CaseTimelineProjector implements Projector {
  readonly name = 'case-timeline';
  readonly version = 1;
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX] };

  constructor(@Inject(CASE_TIMELINE_CHANGES) private readonly changes: ChangeFeed) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  async apply(events: readonly RecordedEvent[], tx: ProjectionTransaction): Promise<void> {
    const byCase = groupBy(events, ({ streamName }) => caseIdOf(streamName));
    const caseIds = [...byCase.keys()];
    const ends = await endsOf(caseIds, tx);
    const rows = [...byCase].flatMap(([caseId, newer]) => rowsOf(caseId, newer, ends.get(caseId)));
    const db = tx.withTables<CaseTimelineTables>();
    await db.insertInto('case_timeline').values(rows).execute();
    await this.changes.announce(caseIds, tx);
  }
}

/** How far the timeline of a case has come. */
type End = Pick<CaseTimelineRow, 'entry' | 'revision'>;

/** One look into the index for each case, however long its timeline is. */
async function endsOf(
  caseIds: readonly string[],
  tx: ProjectionTransaction,
): Promise<ReadonlyMap<string, End>> {
  const { rows } = await sql<End & { readonly case_id: string }>`
    select wanted.case_id, last.entry, last.revision
    from unnest(${caseIds}::text[]) as wanted (case_id)
    cross join lateral (
      select entry, revision from case_timeline
      where case_timeline.case_id = wanted.case_id order by entry desc limit 1
    ) as last`.execute(tx);
  return new Map(rows.map((row) => [row.case_id, row]));
}

function rowsOf(
  caseId: string,
  events: readonly RecordedEvent[],
  { entry, revision }: End = { entry: 0, revision: -1 },
): readonly CaseTimelineRow[] {
  return events.map((event, index) => {
    if (event.revision !== revision + 1 + index) {
      throw new RangeError('An event of the case is missing before this one.');
    }
    const body = timelineEntry(entry + 1 + index, event as RecordedEvent<CaseEvent>);
    return { case_id: caseId, entry: body.entry, revision: event.revision, body };
  });
}
