import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { caseIdOf } from '../../case/case-events.js';
import { type CaseOutcomeRow, evolveOutcome, outcomeTypes } from './case-outcomes.js';
import { type FactEvent } from './fact-events.js';

const table: ProjectionTable = {
  name: 'case_outcomes',
  columns: {
    case_id: { type: 'text' },
    case_type: { type: 'text' },
    backfill: { type: 'boolean' },
    opened_at: { type: 'timestamptz' },
    first_response_at: { type: 'timestamptz', nullable: true },
    first_resolved_at: { type: 'timestamptz', nullable: true },
    contacts: { type: 'integer' },
    times_reopened: { type: 'integer' },
    rating: { type: 'integer', nullable: true },
    rated_at: { type: 'timestamptz', nullable: true },
    tags: { type: 'json' },
  },
  key: ['case_id'],
  // Each report reads the range of the moment that it asks about.
  indexes: [['opened_at'], ['first_resolved_at'], ['rated_at']],
  writes: 'replace',
};

const needed = [
  'case_id',
  'case_type',
  'backfill',
  'opened_at',
  'first_response_at',
  'first_resolved_at',
  'contacts',
  'times_reopened',
  'rating',
  'rated_at',
  'tags',
] as const satisfies readonly (keyof CaseOutcomeRow)[];

@RunsAsProjector()
export class CaseOutcomesProjector implements Projector<CaseOutcomeRow> {
  readonly name = 'case-outcomes';
  readonly version = 1;
  readonly filter = { eventTypes: outcomeTypes };
  readonly table = table;
  readonly restMs = 500;
  readonly needed = needed;

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOf(streamName);
  }

  project(
    newest: CaseOutcomeRow | undefined,
    events: readonly RecordedEvent[],
  ): readonly CaseOutcomeRow[] {
    let outcome = newest;
    for (const event of events)
      outcome = evolveOutcome(outcome, event as FactEvent & RecordedEvent);
    return outcome && outcome !== newest ? [outcome] : [];
  }
}
