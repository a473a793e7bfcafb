import { type EventMetadata } from '#platform/kernel';
import { type Position, type RecordedEvent } from '../event-store.js';

/** A row of the log as the driver answers it. */
export interface StoredEvent {
  /** A bigint, which the driver answers as text. */
  readonly position: string;
  readonly revision: number;
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export function toRecordedEvent(row: StoredEvent): RecordedEvent {
  return {
    id: row.id,
    type: row.type,
    data: JSON.parse(row.data) as object,
    metadata: JSON.parse(row.metadata) as EventMetadata,
    streamName: row.stream,
    revision: row.revision,
    position: toPosition(row.position),
  };
}

const DIGITS = 16; // Number.MAX_SAFE_INTEGER has as many

/** Padded, so that positions are in order as strings. */
export function toPosition(number: number | string): Position {
  return String(number).padStart(DIGITS, '0') as Position;
}

/** @throws RangeError for what this store has not answered. */
export function toNumber(position: Position | undefined): number {
  if (position === undefined) return 0;
  if (!/^\d{16}$/.test(position)) throw new RangeError('This is no position of a PostgreSQL log.');
  return Number(position);
}
