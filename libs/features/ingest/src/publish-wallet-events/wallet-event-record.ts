import canonicalize from 'canonicalize';
import {
  type ExtensionValue,
  parseRfc3339,
  versionOf,
  WALLET_EVENT_CATEGORY,
  type WalletCloudEvent,
} from '#contracts';
import { type EventToAppend } from '#platform/event-store';
import { type Actor, CaselineError, type Keyring } from '#platform/kernel';

/** A case copies what its signals say: twice the event and its metadata have to fit into one append. */
export const MAX_EVENT_BYTES = 256 * 1024;

/** Who published it, and when that was. */
export interface Publication {
  readonly now: Date;
  readonly actor: Actor;
  readonly correlationId: string;
}

/** The stream that a wallet event has for itself, and the one event in it. */
export interface WalletEventRecord {
  readonly streamName: string;
  readonly event: EventToAppend;
}

/**
 * How the log keeps a wallet event: in a stream named for its source and id, under an id made of its
 * content. So the same event again is the same append, and other content under its name a conflict.
 *
 * @throws CaselineError `event-too-large`
 */
export function walletEventRecord(
  event: WalletCloudEvent,
  { now, actor, correlationId }: Publication,
  keyring: Keyring,
): WalletEventRecord {
  const bytes = Buffer.byteLength(JSON.stringify(event));
  if (bytes > MAX_EVENT_BYTES) {
    throw new CaselineError(
      'too-large',
      'event-too-large',
      `The event takes ${bytes} bytes as JSON, and one event at most ${MAX_EVENT_BYTES}.`,
    );
  }
  const id = keyring.uuid('wallet-event-content', canonicalContent(event));
  const reported = (event.time === undefined ? undefined : parseRfc3339(event.time)) ?? now;
  return {
    streamName: `${WALLET_EVENT_CATEGORY}-${keyring.key('wallet-event', event.source, event.id)}`,
    event: {
      id,
      type: event.type,
      data: event,
      metadata: {
        schemaVersion: versionOf(event.type),
        // A clock that runs ahead cannot make something happen after it was told.
        occurredAt: (reported < now ? reported : now).toISOString(),
        ...(reported > now && { clockAhead: true as const }),
        recordedAt: now.toISOString(),
        actor,
        correlationId,
        causationId: id,
      },
    },
  };
}

const HOW_IT_TRAVELLED = new Set(['traceparent', 'tracestate']);

/**
 * The same for the same event in every content mode: binary mode knows attributes only as text, and a
 * missing `datacontenttype` means JSON. The extension of distributed tracing says how it travelled, not what
 * it is: a copy that comes another way is the same event.
 */
function canonicalContent({ data, ...attributes }: WalletCloudEvent): string {
  const [mediaType = ''] = (attributes.datacontenttype ?? 'application/json').split(';');
  const asText = Object.entries(attributes)
    .filter(([name, value]) => value !== undefined && !HOW_IT_TRAVELLED.has(name))
    .map(([name, value]) => [name, String(value as ExtensionValue)] as const);
  return (
    canonicalize({
      attributes: {
        ...Object.fromEntries(asText),
        datacontenttype: mediaType.trim().toLowerCase(),
      },
      data,
    }) ?? ''
  );
}
