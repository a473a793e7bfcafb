import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { EVENT_STORE, type EventStore, streamExists } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { type Database, DATABASE } from '#platform/postgres';
import { type ChangeFeed } from '#platform/subscriptions';
import { bulkCommandStream } from '../case/bulk-command-events.js';
import { onReadSide } from '../case/read-side-behind.js';
import { type BulkCommandView } from './bulk-command-view.js';
import { BULK_COMMAND_CHANGES, type BulkCommandTables } from './bulk-commands.projector.js';

@Injectable()
export class BulkCommandViews {
  readonly #db: Kysely<BulkCommandTables>;

  constructor(
    @Inject(DATABASE) db: Database,
    @Inject(BULK_COMMAND_CHANGES) private readonly changes: ChangeFeed,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.#db = db.withTables<BulkCommandTables>();
  }

  /** Waits for one that was requested right now. @throws `bulk-command-not-found`, or `read-side-behind`. */
  async get(bulkCommandId: string): Promise<BulkCommandView> {
    return onReadSide({
      find: () => this.#find(bulkCommandId, -1),
      isKnown: () => streamExists(this.store, bulkCommandStream(bulkCommandId)),
      notFound: bulkCommandNotFound,
      changes: this.changes,
      key: bulkCommandId,
    });
  }

  /** How it stands after that revision, and whenever it has come further, until it is finished. */
  async *follow(
    bulkCommandId: string,
    revision: number,
    signal: AbortSignal,
  ): AsyncGenerator<BulkCommandView> {
    let last = revision;
    const watch = this.changes.watch(bulkCommandId);
    try {
      while (!signal.aborted) {
        const view = await this.#find(bulkCommandId, last);
        if (view) {
          yield view;
          if (view.state === 'finished') return;
          last = view.revision;
        } else {
          await watch.next(signal);
        }
      }
    } finally {
      watch.close();
    }
  }

  async #find(bulkCommandId: string, after: number): Promise<BulkCommandView | undefined> {
    const row = await this.#db
      .selectFrom('bulk_commands')
      .select('body')
      .where('bulk_command_id', '=', bulkCommandId)
      .where('revision', '>', after)
      .executeTakeFirst();
    return row?.body;
  }
}

export function bulkCommandNotFound(): CaselineError {
  return new CaselineError(
    'not-found',
    'bulk-command-not-found',
    'There is no bulk command with this id.',
  );
}
