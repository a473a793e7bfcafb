import { type RecordedEvent } from '#platform/event-store';
import { type Projector, RunsAsProjector } from '#platform/subscriptions';
import { clockDecider, noClocks } from '../case-clock/case-clocks.js';
import {
  CASE_CLOCKS_CHANNEL,
  type CaseClocksRow,
  caseClocksTable,
} from '../case-clock/case-clocks.table.js';
import {
  caseIdOfClocks,
  CLOCK_STREAM_PREFIX,
  type ClockEvent,
} from '../case-clock/clock-events.js';
import { nextDeadline, nextDue } from '../case-clock/fire-deadlines.js';

type Newest = Pick<CaseClocksRow, 'clocks' | 'revision'>;

/** Keeps the armed deadlines, and the clocks of each case for whoever asks. */
@RunsAsProjector()
export class CaseClocksProjector implements Projector<CaseClocksRow, keyof Newest> {
  readonly name = 'case-clocks';
  readonly version = 2;
  readonly filter = { streamPrefixes: [CLOCK_STREAM_PREFIX] };
  readonly table = caseClocksTable;
  readonly changes = CASE_CLOCKS_CHANNEL;
  readonly needed = ['clocks', 'revision'] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOfClocks(streamName);
  }

  project(
    newest: Newest = { clocks: noClocks, revision: -1 },
    events: readonly RecordedEvent[],
  ): readonly CaseClocksRow[] {
    let { clocks, revision } = newest;
    let caseId = '';
    for (const event of events) {
      if (event.revision !== revision + 1) {
        throw new RangeError('An event of the clocks is missing before this one.');
      }
      clocks = clockDecider.evolve(clocks, event as RecordedEvent<ClockEvent>);
      ({ revision } = event);
      caseId = caseIdOfClocks(event.streamName);
    }
    return [
      {
        case_id: caseId,
        next_at: dateOf(nextDeadline(clocks)),
        due_at: dateOf(nextDue(clocks)),
        revision,
        clocks,
      },
    ];
  }
}

function dateOf(at: string | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}
