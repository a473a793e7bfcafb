import { type Kysely, sql } from 'kysely';
import { type EventStore, type Position } from '#platform/event-store';
import { checkpointAheadOfLog, checkpointOfAnotherLog, FencedOutError } from './errors.js';
import { tablesOf } from './subscription-tables.js';

/**
 * The time in which one runner, and no other, moves a subscription on. Taking a subscription over begins
 * the next term, so whoever still acts for an earlier one can write nothing.
 */
export interface Term {
  readonly subscription: string;
  readonly number: string;
}

/** How far each subscription has come, and in whose term. */
export class Checkpoints {
  constructor(private readonly db: Kysely<unknown>) {}

  /** @throws CheckpointMismatchError when what the subscription has handled is not in this log. */
  async check(subscription: string, store: EventStore): Promise<void> {
    const row = await tablesOf(this.db)
      .selectFrom('subscription_checkpoints')
      .select(['log_id', 'position'])
      .where('subscription', '=', subscription)
      .executeTakeFirst();
    if (!row) return;
    if (row.log_id !== (await store.logId())) throw checkpointOfAnotherLog(subscription);
    if (row.position === null) return;
    const head = await store.head();
    if (head === undefined || head < row.position) throw checkpointAheadOfLog(subscription);
  }

  /** @throws CheckpointMismatchError when the subscription has handled events of another log. */
  async takeOver(
    subscription: string,
    logId: string,
  ): Promise<{ readonly term: Term; readonly position: Position | undefined }> {
    const row = await tablesOf(this.db)
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
   * Keeps the subscription from being taken over until the transaction ends.
   *
   * @throws FencedOutError when it has been.
   */
  async hold(term: Term, tx: Kysely<unknown>): Promise<void> {
    const row = await tablesOf(tx)
      .selectFrom('subscription_checkpoints')
      .select('term')
      .where('subscription', '=', term.subscription)
      .where('term', '=', term.number)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new FencedOutError(term.subscription);
  }

  /** @throws FencedOutError when the term has ended, or somebody has come this far already. */
  async advance(term: Term, to: Position, tx: Kysely<unknown>): Promise<void> {
    const { numUpdatedRows } = await tablesOf(tx)
      .updateTable('subscription_checkpoints')
      .set({ position: to, updated_at: sql`now()` })
      .where('subscription', '=', term.subscription)
      .where('term', '=', term.number)
      .where((is) => is.or([is('position', 'is', null), is('position', '<', to)]))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) throw new FencedOutError(term.subscription);
  }
}
