import { describeEventStore } from './event-store-conformance/describe-event-store.js';
import { MemoryEventStore, MemoryLog } from './memory-event-store.js';

describeEventStore('The log in memory', {
  start: () => {
    const log = new MemoryLog();
    return Promise.resolve({
      open: () => Promise.resolve(new MemoryEventStore(log)),
      stop: () => Promise.resolve(),
    });
  },
});
