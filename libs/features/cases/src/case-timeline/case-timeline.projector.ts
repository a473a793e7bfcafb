import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, caseIdOf } from '../case/case-events.js';
import { caseIdOfClocks, CLOCK_STREAM_PREFIX } from '../case-clock/clock-events.js';
import { type TimelineEntry, timelineEntry } from './case-timeline.js';
import { type TimelineEvent } from './timeline-event.js';

export interface CaseTimelineRow {
  case_id: string;
  entry: number;
  /** Of the case by then: entries of its clocks do not change it. */
  revision: number;
  /** Of the clocks by then; -1 before they have begun. */
  clock_revision: number;
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
    clock_revision: { type: 'integer' },
    body: { type: 'json' },
  },
  key: ['case_id', 'entry'],
  writes: 'append',
};

/** How far the timeline of a case has come. */
type End = Pick<CaseTimelineRow, 'entry' | 'revision' | 'clock_revision'>;

const beginning: End = { entry: 0, revision: -1, clock_revision: -1 };

/** Writes an entry for everything that happens to a case and to its clocks, in the order in which the log has it. */
@RunsAsProjector()
export class CaseTimelineProjector implements Projector<CaseTimelineRow, keyof End> {
  readonly name = 'case-timeline';
  readonly version = 2;
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX, CLOCK_STREAM_PREFIX] };
  readonly table = table;
  readonly changes = 'case_timeline';
  readonly needed = ['entry', 'revision', 'clock_revision'] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return ofClocks(streamName) ? caseIdOfClocks(streamName) : caseIdOf(streamName);
  }

  project(newest: End | undefined, events: readonly RecordedEvent[]): readonly CaseTimelineRow[] {
    let end = newest ?? beginning;
    return events.map((event) => {
      end = { ...end, ...after(end, event), entry: end.entry + 1 };
      const body = timelineEntry(end.entry, end.revision, event as RecordedEvent<TimelineEvent>);
      return { case_id: this.partitionOf(event), ...end, body };
    });
  }
}

function ofClocks(streamName: string): boolean {
  return streamName.startsWith(CLOCK_STREAM_PREFIX);
}

/** Each of the two streams is complete by itself. */
function after(end: End, { streamName, revision }: RecordedEvent): Partial<End> {
  const column = ofClocks(streamName) ? 'clock_revision' : 'revision';
  if (revision !== end[column] + 1) {
    throw new RangeError('An event of the case is missing before this one.');
  }
  return { [column]: revision };
}
