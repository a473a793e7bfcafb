import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, type CaseEvent, caseIdOf } from '../case/case-events.js';
import { type TimelineEntry, timelineEntry } from './case-timeline.js';

export interface CaseTimelineRow {
  case_id: string;
  entry: number;
  revision: number;
  body: TimelineEntry;
}

/** Under this token Nest injects the `ChangeFeed` that hears of its rows. */
export const CASE_TIMELINE_CHANGES = Symbol('ChangeFeed of case timelines');

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CaseTimelineTables = { case_timeline: CaseTimelineRow };

const table: ProjectionTable = {
  name: 'case_timeline',
  columns: {
    case_id: { type: 'text' },
    entry: { type: 'integer' },
    revision: { type: 'integer' },
    body: { type: 'json' },
  },
  key: ['case_id', 'entry'],
  writes: 'append',
};

/** How far the timeline of a case has come. */
type End = Pick<CaseTimelineRow, 'entry' | 'revision'>;

/** Writes an entry for everything that happens to a case. */
@RunsAsProjector()
export class CaseTimelineProjector implements Projector<CaseTimelineRow, keyof End> {
  readonly name = 'case-timeline';
  readonly version = 2;
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX] };
  readonly table = table;
  readonly changes = 'case_timeline';
  readonly needed = ['entry', 'revision'] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOf(streamName);
  }

  project(
    { entry, revision }: End = { entry: 0, revision: -1 },
    events: readonly RecordedEvent[],
  ): readonly CaseTimelineRow[] {
    return events.map((event, index) => {
      if (event.revision !== revision + 1 + index) {
        throw new RangeError('An event of the case is missing before this one.');
      }
      const body = timelineEntry(entry + 1 + index, event as RecordedEvent<CaseEvent>);
      const case_id = caseIdOf(event.streamName);
      return { case_id, entry: body.entry, revision: event.revision, body };
    });
  }
}
