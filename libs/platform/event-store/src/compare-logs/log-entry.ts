import { type RecordedEvent } from '../event-store.js';

/** An event, and what two logs have to agree on. */
export interface LogEntry {
  readonly event: RecordedEvent;
  /** All of it but the position, which is the store's own: JSON in one line. */
  readonly content: string;
}

export function toLogEntry(event: RecordedEvent): LogEntry {
  const { streamName, revision, id, type, data, metadata } = event;
  return { event, content: JSON.stringify([streamName, revision, id, type, data, metadata]) };
}
