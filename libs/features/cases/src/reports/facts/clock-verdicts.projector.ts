import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { caseIdOfClocks, type ClockEvent } from '../../case-clock/clock-events.js';
import { type ClockVerdictRow, verdictOf } from './clock-verdicts.js';

const table: ProjectionTable = {
  name: 'clock_verdicts',
  columns: {
    case_id: { type: 'text' },
    clock: { type: 'text' },
    round: { type: 'integer' },
    verdict: { type: 'text' },
    decided_at: { type: 'timestamptz' },
  },
  key: ['case_id', 'clock', 'round'],
  indexes: [['decided_at']],
  writes: 'replace',
};

@RunsAsProjector()
export class ClockVerdictsProjector implements Projector<ClockVerdictRow, never> {
  readonly name = 'clock-verdicts';
  readonly version = 1;
  readonly filter = { eventTypes: ['SlaMet', 'SlaBreached'] satisfies ClockEvent['type'][] };
  readonly table = table;
  readonly restMs = 500;
  readonly needed = [] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOfClocks(streamName);
  }

  project(_: unknown, events: readonly RecordedEvent[]): readonly ClockVerdictRow[] {
    const rows = new Map<string, ClockVerdictRow>();
    for (const event of events as readonly RecordedEvent<ClockEvent>[]) {
      const row = verdictOf(event);
      if (row) rows.set(`${row.clock} ${row.round}`, row);
    }
    return [...rows.values()];
  }
}
