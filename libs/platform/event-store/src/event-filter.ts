import { type EventFilter } from './event-store.js';

/** Whether a filter lets an event of this type, in this stream, through. Without a filter every one is wanted. */
export function isWanted(
  filter: EventFilter | undefined,
  type: string,
  streamName: string,
): boolean {
  if (!filter) return true;
  if ('eventTypes' in filter) return filter.eventTypes.includes(type);
  return filter.streamPrefixes.some((prefix) => streamName.startsWith(prefix));
}
