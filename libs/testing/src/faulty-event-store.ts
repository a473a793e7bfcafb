import { type EventStore, EventStoreUnavailableError } from '#platform/event-store';

/** What goes wrong with an append: it is lost, or only its answer is. */
export type AppendFault = 'none' | 'append lost' | 'answer lost';

/** The store, seen by a process whose connection breaks as planned: `faultOf` is asked before each append. */
export function withAppendFaults(store: EventStore, faultOf: () => AppendFault): EventStore {
  return {
    append: async (...append) => {
      const fault = faultOf();
      if (fault === 'append lost') throw new EventStoreUnavailableError('The append was lost.');
      const result = await store.append(...append);
      if (fault === 'answer lost') throw new EventStoreUnavailableError('The answer was lost.');
      return result;
    },
    readStream: (...read) => store.readStream(...read),
    readAll: (...read) => store.readAll(...read),
    subscribe: (options) => store.subscribe(options),
    logId: () => store.logId(),
    head: () => store.head(),
    close: () => store.close(),
  };
}
