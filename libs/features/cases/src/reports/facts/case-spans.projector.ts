import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { caseIdOf } from '../../case/case-events.js';
import { type CaseSpanRow, evolveSpan, spanTypes } from './case-spans.js';
import { type FactEvent } from './fact-events.js';

const table: ProjectionTable = {
  name: 'case_spans',
  columns: {
    case_id: { type: 'text' },
    span: { type: 'integer' },
    opened_at: { type: 'timestamptz' },
    began_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
    ending: { type: 'text', nullable: true },
  },
  key: ['case_id', 'span'],
  indexes: [['began_at'], ['ended_at']],
  writes: 'replace',
};

const needed = [
  'case_id',
  'span',
  'opened_at',
  'began_at',
  'ended_at',
  'ending',
] as const satisfies readonly (keyof CaseSpanRow)[];

@RunsAsProjector()
export class CaseSpansProjector implements Projector<CaseSpanRow> {
  readonly name = 'case-spans';
  readonly version = 1;
  readonly filter = { eventTypes: spanTypes };
  readonly table = table;
  readonly restMs = 500;
  readonly needed = needed;

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOf(streamName);
  }

  project(
    newest: CaseSpanRow | undefined,
    events: readonly RecordedEvent[],
  ): readonly CaseSpanRow[] {
    const changed = new Map<number, CaseSpanRow>();
    let span = newest;
    for (const event of events) {
      const next = evolveSpan(span, event as FactEvent & RecordedEvent);
      if (next !== span) changed.set(next.span, next);
      span = next;
    }
    return [...changed.values()];
  }
}
