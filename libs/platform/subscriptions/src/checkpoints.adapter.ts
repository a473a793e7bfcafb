import { type Kysely, type Selectable, sql } from 'kysely';
import {
  type EventStore,
  isBeyond,
  type Position,
  type RecordedEvent,
} from '#platform/event-store';
import { checkpointAheadOfLog, checkpointOfAnotherLog, FencedOutError } from './errors.js';
import { type CheckpointRow, tablesOf } from './subscription-tables.js';

/**
 * The time in which one runner, and no other, moves a subscription on. Taking a subscription over begins
 * the next term, so whoever still acts for an earlier one can write nothing.
 */
export interface Term {
  readonly subscription: string;
  readonly number: string;
}

const WITHOUT_WAITING_FOR_DISK = sql<string>`set_config('synchronous_commit', 'off', true)`;

/** How far each subscription has come, and in whose term. */
export class Checkpoints {
  constructor(readonly db: Kysely<unknown>) {}

  /** @throws CheckpointMismatchError when what the subscription has handled is not in this log. */
  async check(subscription: string, store: EventStore): Promise<void> {
    const row = await this.find(subscription);
    if (!row) return;
    if (row.log_id !== (await store.logId())) throw checkpointOfAnotherLog(subscription);
    if (row.position === null) return;
    const head = await store.head();
    if (isBeyond(row.position, head) || !(await hasEvent(store, row))) {
      throw checkpointAheadOfLog(subscription);
    }
  }

  async find(subscription: string): Promise<Checkpoint | undefined> {
    return tablesOf(this.db)
      .selectFrom('subscription_checkpoints')
      .selectAll()
      .where('subscription', '=', subscription)
      .executeTakeFirst();
  }

  /** Of all subscriptions that have handled an event. */
  async positions(): Promise<ReadonlyMap<string, Position>> {
    const rows = await tablesOf(this.db)
      .selectFrom('subscription_checkpoints')
      .select(['subscription', 'position'])
      .execute();
    return new Map(
      rows.flatMap(({ subscription, position }) =>
        position === null ? [] : [[subscription, position] as const],
      ),
    );
  }

  /** Its next runner begins at the start of the log. For a policy: what it handles again does nothing. */
  async forget(subscription: string): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      for (const table of ['subscription_checkpoints', 'parked_events'] as const) {
        await tablesOf(tx).deleteFrom(table).where('subscription', '=', subscription).execute();
      }
    });
  }

  /** @throws CheckpointMismatchError when the subscription has handled events of another log. */
  async takeOver(
    subscription: string,
    logId: string,
    db: Kysely<unknown> = this.db,
  ): Promise<{ readonly term: Term; readonly position: Position | undefined }> {
    const row = await tablesOf(db)
      .insertInto('subscription_checkpoints')
      .values({ subscription, log_id: logId, term: '1', position: null })
      .onConflict((conflict) =>
        conflict
          .column('subscription')
          .doUpdateSet({ term: sql`subscription_checkpoints.term + 1` })
          .where('subscription_checkpoints.log_id', '=', logId),
      )
      .returning(['term', 'position'])
      .executeTakeFirst();
    if (!row) throw checkpointOfAnotherLog(subscription);
    return { term: { subscription, number: row.term }, position: row.position ?? undefined };
  }

  /**
   * Keeps the subscription from being taken over until the transaction ends, whose commit does not wait for the disk.
   *
   * @throws FencedOutError when it has been.
   */
  async hold(term: Term, tx: Kysely<unknown>): Promise<void> {
    const row = await tablesOf(tx)
      .selectFrom('subscription_checkpoints')
      .select(WITHOUT_WAITING_FOR_DISK.as('synchronous_commit'))
      .where('subscription', '=', term.subscription)
      .where('term', '=', term.number)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new FencedOutError(term.subscription);
  }

  /**
   * Moves the subscription on, and keeps it from being taken over until the transaction ends, whose commit does not wait
   * for the disk: what a crash undoes is digested again.
   *
   * @param db a transaction, or the database where nothing else is to be written
   * @throws FencedOutError when the term has ended, or somebody has come this far already.
   */
  async advance(term: Term, to: RecordedEvent, db: Kysely<unknown> = this.db): Promise<void> {
    const moved = await tablesOf(db)
      .updateTable('subscription_checkpoints')
      .set({ ...placeOf(to), updated_at: sql`now()` })
      .where('subscription', '=', term.subscription)
      .where('term', '=', term.number)
      .where((is) => is.or([is('position', 'is', null), is('position', '<', to.position)]))
      // Here, as a statement of its own for each page of each subscription is what busy hours are made of.
      .returning(WITHOUT_WAITING_FOR_DISK.as('synchronous_commit'))
      .executeTakeFirst();
    if (!moved) throw new FencedOutError(term.subscription);
  }
}

export type Checkpoint = Selectable<CheckpointRow>;

/** What a checkpoint remembers of the last event that was handled. */
export function placeOf({ position, streamName, revision, id }: RecordedEvent) {
  return { position, stream_name: streamName, revision, event_id: id };
}

/** A log that was cut off and has grown again has another event there. */
async function hasEvent(store: EventStore, checkpoint: Checkpoint): Promise<boolean> {
  const { stream_name: streamName, revision, event_id: eventId } = checkpoint;
  if (streamName === null || revision === null) return true;
  for await (const { id } of store.readStream(streamName, { from: revision, limit: 1 })) {
    return id === eventId;
  }
  return false;
}
