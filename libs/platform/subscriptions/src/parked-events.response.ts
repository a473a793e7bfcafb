import { type ParkedEvent } from './parked-events.adapter.js';

/** An event that a subscription could not digest. Only where it stands in the log, nothing of what is in it. */
export interface ParkedEventResponse {
  readonly subscription: string;
  readonly partition: string;
  readonly streamName: string;
  readonly revision: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly parkedAt: string;
  readonly attempts: number;
  /** Null for an event that only waits behind an earlier one of its partition. */
  readonly reason: string | null;
  readonly retryRequested: boolean;
}

export function presentParkedEvent(row: ParkedEvent): ParkedEventResponse {
  return {
    subscription: row.subscription,
    partition: row.partition,
    streamName: row.stream_name,
    revision: row.revision,
    eventId: row.event_id,
    eventType: row.event_type,
    parkedAt: row.parked_at.toISOString(),
    attempts: row.attempts,
    reason: row.reason,
    retryRequested: row.retry_requested,
  };
}
