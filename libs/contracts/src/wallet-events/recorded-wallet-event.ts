import { type CloudEvent } from '../cloud-event.js';

/** The category of the streams that hold one wallet event each. */
export const WALLET_EVENT_CATEGORY = 'walletEvent';

/** What every wallet event's `data` tells, whatever its type, and the fields that only some types have. */
export interface WalletEventFields {
  /** Whom it is about; absent of somebody who registers and is no customer yet. */
  readonly customerId?: string;
  /** Absent where it is about no single account. */
  readonly accountId?: string;
  /** Only where the event is about a registration, as `registrationOf` tells. */
  readonly registrationId?: string;
  /** Which situation it belongs to, where it says so. */
  readonly situationId?: string | null;
  /** Only where the event is about a transaction. */
  readonly transactionId?: string;
  /** The transaction in whose place this one was made. */
  readonly replaces?: string | null;
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
  /** It tells of the past: it makes history and cases, but starts no clock and sends nothing. */
  readonly backfill?: boolean;
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
