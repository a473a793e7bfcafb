import { type AllStreamRecordedEvent } from '@kurrent/kurrentdb-client';
import { type EventMetadata } from '#platform/kernel';
import { type RecordedEvent } from '../event-store.js';
import { type LogPlace, toPosition } from './kurrentdb-position.js';
import { type LogNamespace } from './log-namespace.js';

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

export function fromNative(event: NativeEvent, namespace: LogNamespace): RecordedEvent {
  return recorded(event, parsed(event.data), parsed(event.metadata), namespace);
}

/** A subscription's event, whose payloads the client has parsed. */
export function fromLive(event: AllStreamRecordedEvent, namespace: LogNamespace): RecordedEvent {
  return recorded(event, event.data as object, event.metadata as object, namespace);
}

function recorded(
  event: Omit<NativeEvent, 'data' | 'metadata'>,
  data: object,
  metadata: object,
  namespace: LogNamespace,
): RecordedEvent {
  if (!event.position) throw new Error('EventStoreDB left an event without its position.');
  return {
    id: event.id,
    type: event.type,
    data,
    metadata: metadata as EventMetadata,
    streamName: namespace.streamName(event.streamId),
    revision: Number(event.revision),
    position: toPosition(event.position),
  };
}

function parsed(json: Uint8Array): object {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  return JSON.parse(bytes.toString('utf8')) as object;
}
