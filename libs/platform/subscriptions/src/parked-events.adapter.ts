import { type Kysely, type Selectable, sql } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import { type Undigested } from './digestion.js';
import { type ParkedEventRow, tablesOf } from './subscription-tables.js';

/** Where an operator's wish to retry is announced to the runners of all processes. */
export const RETRY_CHANNEL = 'caseline_retry_parked_events';

export interface WhichParked {
  readonly subscription?: string | undefined;
  readonly partition?: string | undefined;
}

/** What could not be digested, in the order of the log within each partition. */
export class ParkedEvents {
  constructor(private readonly db: Kysely<unknown>) {}

  async partitions(subscription: string): Promise<string[]> {
    const rows = await tablesOf(this.db)
      .selectFrom('parked_events')
      .select('partition')
      .distinct()
      .where('subscription', '=', subscription)
      .execute();
    return rows.map(({ partition }) => partition);
  }

  /** By subscription; those without any are not in it. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const rows = await tablesOf(this.db)
      .selectFrom('parked_events')
      .select((all) => ['subscription', all.fn.countAll().as('count')])
      .groupBy('subscription')
      .execute();
    return new Map(rows.map(({ subscription, count }) => [subscription, Number(count)]));
  }

  async count(subscription: string): Promise<number> {
    const { count } = await tablesOf(this.db)
      .selectFrom('parked_events')
      .select((all) => all.fn.countAll().as('count'))
      .where('subscription', '=', subscription)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async park(
    subscription: string,
    undigested: readonly Undigested[],
    tx: Kysely<unknown>,
  ): Promise<void> {
    if (undigested.length === 0) return;
    const rows = undigested.map(({ event, partition, reason }) => ({
      subscription,
      partition,
      stream_name: event.streamName,
      revision: event.revision,
      event_id: event.id,
      event_type: event.type,
      attempts: reason === undefined ? 0 : 1,
      reason: reason ?? null,
    }));
    await tablesOf(tx).insertInto('parked_events').values(rows).execute();
  }

  /** Wishes that the first event of each partition, and what waits behind it, be tried again. */
  async requestRetry({ subscription, partition }: WhichParked): Promise<number> {
    return this.db.transaction().execute(async (tx) => {
      let update = tablesOf(tx).updateTable('parked_events').set({ retry_requested: true });
      if (subscription !== undefined) update = update.where('subscription', '=', subscription);
      if (partition !== undefined) update = update.where('partition', '=', partition);
      const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
      await sql`select pg_notify(${RETRY_CHANNEL}, '')`.execute(tx);
      return Number(numUpdatedRows);
    });
  }

  /** What a retry would be about, oldest first. */
  which({ subscription, partition }: WhichParked, limit: number): Promise<ParkedEvent[]> {
    let query = tablesOf(this.db).selectFrom('parked_events').selectAll();
    if (subscription !== undefined) query = query.where('subscription', '=', subscription);
    if (partition !== undefined) query = query.where('partition', '=', partition);
    return query.orderBy('parked_order').limit(limit).execute();
  }

  /** Oldest first. */
  list(after: string | undefined, limit: number): Promise<ParkedEvent[]> {
    let query = tablesOf(this.db).selectFrom('parked_events').selectAll();
    if (after !== undefined) query = query.where('parked_order', '>', after);
    return query.orderBy('parked_order').limit(limit).execute();
  }

  /** A partition whose retry is wished for, if there is one. */
  async nextToRetry(subscription: string): Promise<string | undefined> {
    const row = await tablesOf(this.db)
      .selectFrom('parked_events')
      .select('partition')
      .where('subscription', '=', subscription)
      .where('retry_requested', '=', true)
      .limit(1)
      .executeTakeFirst();
    return row?.partition;
  }

  /** The events that come first in a partition, in order. */
  first(subscription: string, partition: string, limit: number): Promise<ParkedAt[]> {
    return tablesOf(this.db)
      .selectFrom('parked_events')
      .select(['stream_name', 'revision'])
      .where('subscription', '=', subscription)
      .where('partition', '=', partition)
      .orderBy('parked_order')
      .limit(limit)
      .execute();
  }

  /** After a retry: forgets what has been digested, and notes why the rest still waits. */
  async settleRetry(
    subscription: string,
    partition: string,
    retried: readonly RecordedEvent[],
    undigested: readonly Undigested[],
    tx: Kysely<unknown>,
  ): Promise<void> {
    const table = tablesOf(tx);
    const left = new Set(undigested.map(({ event }) => event));
    const digested = retried.filter((event) => !left.has(event));
    if (digested.length > 0) {
      await table
        .deleteFrom('parked_events')
        .where('subscription', '=', subscription)
        .where(
          'event_id',
          'in',
          digested.map(({ id }) => id),
        )
        .where('partition', '=', partition)
        .execute();
    }
    const [failed] = undigested;
    if (!failed) return;
    await table
      .updateTable('parked_events')
      .set({ retry_requested: false })
      .where('subscription', '=', subscription)
      .where('partition', '=', partition)
      .execute();
    await table
      .updateTable('parked_events')
      .set({ reason: failed.reason ?? null, attempts: sql`attempts + 1` })
      .where('subscription', '=', subscription)
      .where('stream_name', '=', failed.event.streamName)
      .where('revision', '=', failed.event.revision)
      .execute();
  }
}

export type ParkedEvent = Selectable<ParkedEventRow>;
export type ParkedAt = Pick<ParkedEventRow, 'stream_name' | 'revision'>;
