import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { caseIdOf, type ContactChannel, type ContactRecorded } from '../../case/case-events.js';
import { type FactEvent, recordedAt } from './fact-events.js';

/** One time that a customer got in touch. */
export interface InboundContactRow {
  case_id: string;
  revision: number;
  channel: ContactChannel;
  contacted_at: Date;
}

const table: ProjectionTable = {
  name: 'inbound_contacts',
  columns: {
    case_id: { type: 'text' },
    revision: { type: 'integer' },
    channel: { type: 'text' },
    contacted_at: { type: 'timestamptz' },
  },
  key: ['case_id', 'revision'],
  indexes: [['contacted_at']],
  writes: 'append',
};

@RunsAsProjector()
export class InboundContactsProjector implements Projector<InboundContactRow, never> {
  readonly name = 'inbound-contacts';
  readonly version = 1;
  readonly filter = { eventTypes: ['ContactRecorded'] satisfies ContactRecorded['type'][] };
  readonly table = table;
  readonly restMs = 500;
  readonly needed = [] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOf(streamName);
  }

  project(_: unknown, events: readonly RecordedEvent[]): readonly InboundContactRow[] {
    return (events as readonly (FactEvent & RecordedEvent)[]).flatMap((event) => {
      if (event.type !== 'ContactRecorded' || event.data.direction !== 'inbound') return [];
      const { channel } = event.data;
      const case_id = caseIdOf(event.streamName);
      return [{ case_id, revision: event.revision, channel, contacted_at: recordedAt(event) }];
    });
  }
}
