import { type EventStore, type Position } from '../event-store.js';

/** What is read of a log to copy, compare or keep it. */
export type ReadableLog = Pick<EventStore, 'readAll' | 'readStream' | 'head'>;

/** The log as it is when its last event is this one, however it grows meanwhile. */
export function prefixOf(log: ReadableLog, last: Position): ReadableLog {
  return {
    readAll: async function* (options) {
      for await (const event of log.readAll(options)) {
        if (event.position > last) return;
        yield event;
      }
    },
    readStream: (...read) => log.readStream(...read),
    head: () => Promise.resolve(last),
  };
}
