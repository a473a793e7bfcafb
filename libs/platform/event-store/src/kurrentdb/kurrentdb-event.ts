import { type AllStreamRecordedEvent } from '@kurrent/kurrentdb-client';
import { type EventMetadata } from '#platform/kernel';
import { type EventFilter, type RecordedEvent } from '../event-store.js';
import { type LogPlace, toPosition } from './kurrentdb-position.js';

/** Holds one event that names the log. It is no event of the log: no reader sees it. */
export const LOG_ID_STREAM = 'eventLog';

/** An event as the client's native part reads it: payloads are bytes. */
export interface NativeEvent {
  readonly id: string;
  readonly type: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly position?: LogPlace;
}

export function fromNative(event: NativeEvent): RecordedEvent {
  return {
    ...envelopeOf(event),
    data: parsed(event.data),
    metadata: parsed(event.metadata) as EventMetadata,
  };
}

/** A subscription's event, whose payloads the client has parsed. */
export function fromLive(event: AllStreamRecordedEvent): RecordedEvent {
  return {
    ...envelopeOf(event),
    data: event.data as object,
    metadata: event.metadata as object as EventMetadata,
  };
}

/** The store's own streams begin with `$`, and prefixes of types match more types than are meant. */
export function isWanted(
  { streamId, type }: { readonly streamId: string; readonly type: string },
  filter: EventFilter | undefined,
): boolean {
  if (streamId.startsWith('$') || streamId === LOG_ID_STREAM) return false;
  return !filter || !('eventTypes' in filter) || filter.eventTypes.includes(type);
}

function envelopeOf(event: Omit<NativeEvent, 'data' | 'metadata'>) {
  if (!event.position) throw new Error('EventStoreDB left an event without its position.');
  return {
    id: event.id,
    type: event.type,
    streamName: event.streamId,
    revision: Number(event.revision),
    position: toPosition(event.position),
  };
}

function parsed(json: Uint8Array): object {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  return JSON.parse(bytes.toString('utf8')) as object;
}
