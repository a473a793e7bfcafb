import { type Generated, type GeneratedAlways, type Kysely } from 'kysely';
import { type Position } from '#platform/event-store';

export interface CheckpointRow {
  subscription: string;
  log_id: string;
  term: string;
  position: Position | null;
  /** Of the event at the position. */
  stream_name: string | null;
  revision: number | null;
  event_id: string | null;
  updated_at: Generated<Date>;
}

export interface ParkedEventRow {
  subscription: string;
  partition: string;
  stream_name: string;
  revision: number;
  event_id: string;
  event_type: string;
  /** The order of the log within a partition, as its events are parked one after the other. */
  parked_order: GeneratedAlways<string>;
  parked_at: Generated<Date>;
  attempts: number;
  /** Why it could not be digested; null when it only waits behind an earlier event of its partition. */
  reason: string | null;
  retry_requested: Generated<boolean>;
}

export interface ProjectionRow {
  projection: string;
  /** Of the rows that are served. */
  version: number;
  since: Generated<Date>;
}

/** One that is under way, or that nobody has tidied up yet. */
export interface ProjectionRebuildRow {
  generation: GeneratedAlways<string>;
  projection: string;
  version: number;
  table_name: string;
  phase: string;
  events: Generated<string>;
  /** Of the way: from 0 to 1. */
  share: Generated<number>;
  position: Position | null;
  started_at: Generated<Date>;
}

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type SubscriptionTables = {
  subscription_checkpoints: CheckpointRow;
  parked_events: ParkedEventRow;
  projections: ProjectionRow;
  projection_rebuilds: ProjectionRebuildRow;
};

export function tablesOf(db: Kysely<unknown>): Kysely<SubscriptionTables> {
  return db.withTables<SubscriptionTables>();
}
