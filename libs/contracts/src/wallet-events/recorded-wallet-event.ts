import { type CloudEvent } from '../cloud-event.js';

/** The category of the streams that hold one wallet event each. */
export const WALLET_EVENT_CATEGORY = 'walletEvent';

/** What every wallet event's `data` tells, whatever its type, and the fields that only some types have. */
export interface WalletEventFields {
  readonly customerId: string;
  readonly accountId: string;
  /** Only where the event is about a transaction. */
  readonly transactionId?: string;
  /** A decimal string, never a float; together with `currency` or not at all. */
  readonly amount?: string;
  /** ISO 4217. */
  readonly currency?: string;
  readonly reasonCode?: string;
  readonly channel?: string;
  /** What the type needs, and unknown fields just as they came. */
  readonly [field: string]: unknown;
}

/** A wallet event as it is accepted: the CloudEvent as it was received. */
export interface WalletCloudEvent extends CloudEvent<WalletEventFields> {
  readonly subject: string;
  readonly data: WalletEventFields;
}

/**
 * A wallet event as the log holds it: `type` is the CloudEvent's type, `data` the whole CloudEvent, so
 * that the fields of the payload are `event.data.data`. When it occurred and who sent it is in the event's
 * metadata; `metadata.causationId` is the event's own id.
 */
export interface RecordedWalletEvent {
  readonly type: string;
  readonly data: WalletCloudEvent;
}
