import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import {
  BULK_COMMAND_STREAM_PREFIX,
  bulkCommandIdOf,
  type BulkCommandEvent,
} from '../case/bulk-command-events.js';
import { type BulkCommandView, evolveBulkCommandView } from './bulk-command-view.js';

export interface BulkCommandRow {
  bulk_command_id: string;
  requested_at: Date;
  revision: number;
  body: BulkCommandView;
}

/** Under this token Nest injects the `ChangeFeed` that hears of its rows. */
export const BULK_COMMAND_CHANGES = Symbol('ChangeFeed of bulk commands');

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type BulkCommandTables = { bulk_commands: BulkCommandRow };

const table: ProjectionTable = {
  name: 'bulk_commands',
  columns: {
    bulk_command_id: { type: 'text' },
    requested_at: { type: 'timestamptz' },
    revision: { type: 'integer' },
    body: { type: 'json' },
  },
  key: ['bulk_command_id'],
  indexes: [['requested_at desc', 'bulk_command_id desc']],
  writes: 'replace',
};

/** Keeps for each bulk command how far it has come. */
@RunsAsProjector()
export class BulkCommandsProjector implements Projector<BulkCommandRow, 'body'> {
  readonly name = 'bulk-commands';
  readonly version = 1;
  readonly filter = { streamPrefixes: [BULK_COMMAND_STREAM_PREFIX] };
  readonly table = table;
  readonly changes = 'bulk_command';
  readonly needed = ['body'] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return bulkCommandIdOf(streamName);
  }

  project(
    newest: Pick<BulkCommandRow, 'body'> | undefined,
    events: readonly RecordedEvent[],
  ): readonly BulkCommandRow[] {
    let body = newest?.body;
    for (const event of events) {
      if (event.revision !== (body?.revision ?? -1) + 1) {
        throw new RangeError('An event of the bulk command is missing before this one.');
      }
      body = evolveBulkCommandView(body, event as RecordedEvent<BulkCommandEvent>);
    }
    if (!body) throw new RangeError('A bulk command has at least one event.');
    const { bulkCommandId, requestedAt, revision } = body;
    const requested_at = new Date(requestedAt);
    return [{ bulk_command_id: bulkCommandId, requested_at, revision, body }];
  }
}
