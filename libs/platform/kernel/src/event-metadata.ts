/** Who did it. `id` is a staff id, a service or a component of Caseline, never a customer's name. */
export interface Actor {
  readonly kind: 'service' | 'agent' | 'supervisor' | 'customer' | 'system';
  readonly id: string;
}

/**
 * The metadata of every event in the log; event id and type are kept by the event store itself.
 * All times are ISO 8601 in UTC with milliseconds.
 */
export interface EventMetadata {
  /** Version of the event's data, raised when its shape changes. */
  readonly schemaVersion: number;
  /** The clock of whoever reported it; never later than `recordedAt`. */
  readonly occurredAt: string;
  /** The reporter's clock ran ahead of ours: `occurredAt` is not what it said, but `recordedAt`. */
  readonly clockAhead?: true;
  /** Caseline's clock; never decreases within a stream. */
  readonly recordedAt: string;
  readonly actor: Actor;
  /** Ties together everything that one incoming request set in motion. */
  readonly correlationId: string;
  /** The message that caused this event: a wallet event's id or a command's id. */
  readonly causationId: string;
  /** W3C Trace Context of the append, where it was traced. Nothing depends on it: ids and digests leave it out. */
  readonly traceparent?: string;
  /** Digest of the request behind a command, so that its key cannot be used for another one. */
  readonly requestDigest?: string;
}
