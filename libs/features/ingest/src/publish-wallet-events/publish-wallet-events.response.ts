import { type ProblemDetails } from '#platform/http';

/** The same for every repeat of the event. */
export interface PublishedWalletEventResponse {
  readonly id: string;
  readonly source: string;
  /** The event's id in the log. */
  readonly eventId: string;
}

export interface PublishedBatchResponse {
  /** One for each event of the batch, in its order. */
  readonly results: readonly BatchMemberResponse[];
}

export interface BatchMemberResponse {
  readonly index: number;
  /** As far as the event has them and they can be read. */
  readonly id?: string;
  readonly source?: string;
  /** What the event would have been answered alone. */
  readonly status: number;
  readonly eventId?: string;
  readonly problem?: ProblemDetails;
}
