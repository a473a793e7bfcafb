import { type EventStore } from './event-store.js';

/** Whether the log has an event of the stream, as far as the store reads it now. */
export async function streamExists(
  store: Pick<EventStore, 'readStream'>,
  streamName: string,
): Promise<boolean> {
  for await (const _ of store.readStream(streamName, { limit: 1 })) return true;
  return false;
}
