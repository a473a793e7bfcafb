import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { type IncidentResponse } from '../case/incident.response.js';
import {
  INCIDENT_STREAM_PREFIX,
  type IncidentEvent,
  incidentIdOf,
} from '../case/incident-events.js';

export interface IncidentRow {
  incident_id: string;
  declared_at: Date;
  body: IncidentResponse;
}

/** Under this token Nest injects the `ChangeFeed` that hears of its rows. */
export const INCIDENT_CHANGES = Symbol('ChangeFeed of incidents');

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type IncidentTables = { incidents: IncidentRow };

const table: ProjectionTable = {
  name: 'incidents',
  columns: {
    incident_id: { type: 'text' },
    declared_at: { type: 'timestamptz' },
    body: { type: 'json' },
  },
  key: ['incident_id'],
  indexes: [['declared_at desc', 'incident_id desc']],
  writes: 'replace',
};

/** Keeps what was declared. */
@RunsAsProjector()
export class IncidentsProjector implements Projector<IncidentRow, 'body'> {
  readonly name = 'incidents';
  readonly version = 1;
  readonly filter = { streamPrefixes: [INCIDENT_STREAM_PREFIX] };
  readonly table = table;
  readonly changes = 'incident';
  readonly needed = ['body'] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return incidentIdOf(streamName);
  }

  project(_: unknown, events: readonly RecordedEvent[]): readonly IncidentRow[] {
    return (events as readonly RecordedEvent<IncidentEvent>[]).map(({ data, metadata }) => {
      const { recordedAt: declaredAt, actor } = metadata;
      const body = { ...data, declaredAt, declaredBy: actor.id };
      return { incident_id: data.incidentId, declared_at: new Date(declaredAt), body };
    });
  }
}
